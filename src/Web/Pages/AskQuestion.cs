using Engine.Access;
using Engine.Audit;
using Engine.Data;
using Engine.Modules;
using Engine.Notifications;
using Engine.Tenancy;

namespace Web.Pages;

/// <summary>"Stel een vraag over de getoonde informatie": a mail to the tenant's desk with the page, the asker and the question.</summary>
internal sealed class AskQuestion(PortalDbContext db, Outbox outbox, AuditLog audit, CurrentActor actor, CurrentTenant tenant)
{
    public const int MaxSubject = 120;
    private const int MaxText = 4000;

    public sealed record Input(string Page, string? Subject, string? Text);

    /// <summary>Address of a page of this portal, without query; anything else counts as the start page.</summary>
    public static string Page(string? given)
    {
        var page = (given ?? "").Split('?', '#')[0].Trim('/', ' ');
        return page.Length <= 200 && page.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '-' or '_') && !page.Contains("//", StringComparison.Ordinal) ? page : "";
    }

    public async Task<Result<bool>> HandleAsync(Input input, CancellationToken cancellation)
    {
        // a line break in a subject would start another mail header
        var subject = string.Join(' ', (input.Subject ?? "").Split((char[])['\r', '\n'], StringSplitOptions.RemoveEmptyEntries)).Trim();
        var text = (input.Text ?? "").Trim();
        if (Refuse(subject, text) is { Length: > 0 } refusals)
        {
            return refusals;
        }

        var who = actor.Value;
        var config = tenant.Value.Config;
        outbox.Mail(config.Contact.Mail, $"Vraag over {(input.Page.Length == 0 ? "start" : input.Page)}: {subject}", $"""
            {text}

            Van: {who.Name} ({who.Mail})
            Organisatie: {who.OrganisationName} ({who.OrganisationNumber})
            Pagina: {config.Name}, /{input.Page}
            """);
        audit.Add(new AuditEntry(AuditAction.Create, "portal.vraag-stellen") { Detail = $"/{input.Page}" });
        await db.SaveChangesAsync(cancellation);
        return true;
    }

    private static Refusal[] Refuse(string subject, string text) =>
    [
        .. subject.Length == 0 ? [new Refusal("subject-missing", "Vul in waar uw vraag over gaat.", "Onderwerp")] : Array.Empty<Refusal>(),
        .. subject.Length > MaxSubject ? [new Refusal("subject-too-long", $"Maak het onderwerp korter: hoogstens {MaxSubject} tekens.", "Onderwerp")] : Array.Empty<Refusal>(),
        .. text.Length == 0 ? [new Refusal("text-missing", "Typ uw vraag.", "Vraag")] : Array.Empty<Refusal>(),
        .. text.Length > MaxText ? [new Refusal("text-too-long", $"Maak uw vraag korter: {text.Length} tekens, hoogstens {MaxText}.", "Vraag")] : Array.Empty<Refusal>(),
    ];
}
