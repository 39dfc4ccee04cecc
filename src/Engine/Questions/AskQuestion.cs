using Engine.Access;
using Engine.Audit;
using Engine.Modules;
using Engine.Tenancy;
using Engine.Workflows.Requests;

namespace Engine.Questions;

/// <summary>"Stel een vraag over de getoonde informatie": a request for the desk's work list with the page, the asker and the question; its answer comes as a message.</summary>
public sealed class AskQuestion(StartRequest start, PageNames pages, CurrentActor actor, CurrentTenant tenant)
{
    public const int MaxSubject = 120;
    public const int MaxText = 4000;

    /// <param name="FormKey">Made when the form was shown.</param>
    /// <param name="Page">As <see cref="Page"/> gave it.</param>
    public sealed record Input(Guid FormKey, string Page, string? Subject, string? Text);

    /// <summary>Address of a page of this portal, without query; anything else counts as the start page.</summary>
    public static string Page(string? given)
    {
        var page = (given ?? "").Split('?', '#')[0].Trim('/', ' ');
        return page.Length <= 200 && page.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '-' or '_') && !page.Contains("//", StringComparison.Ordinal) ? page : "";
    }

    public async Task<Result<PortalRequest>> HandleAsync(Input input, CancellationToken cancellation)
    {
        // it becomes the title of a task
        var subject = string.Join(' ', (input.Subject ?? "").Split((char[])['\r', '\n'], StringSplitOptions.RemoveEmptyEntries)).Trim();
        var text = (input.Text ?? "").Trim();
        if (Refuse(subject, text) is { Length: > 0 } refusals)
        {
            return refusals;
        }

        var (who, config, page) = (actor.Value, tenant.Value.Config, pages.Entry(input.Page));
        // what was typed and whom it is about stay out of the title: it may be kept after the process, and colleagues read it
        return await start.HandleAsync(
            new(QuestionKind.Id, input.FormKey == Guid.Empty ? Guid.NewGuid() : input.FormKey, $"Vraag over {page}", new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["Bureau"] = config.Contact.Mail, ["Behandelaars"] = Desk(config), ["Vrager"] = who.AccountId.ToString(), ["Naam"] = who.Name, ["Mail"] = who.Mail,
                ["Organisatie"] = $"{who.OrganisationName} ({who.OrganisationNumber})", ["Onderwerp"] = subject, ["Vraag"] = text, ["Pagina"] = page,
                ["Over"] = await pages.SubjectAsync(input.Page, cancellation) ?? "",
            })
            {
                Note = $"{subject}\n\n{text}",
            },
            cancellation);
    }

    // so that a definition can be shared by tenants that call their roles otherwise
    private static List<object?> Desk(TenantConfig config) => [.. config.RolesWith(PortalPermissions.HelpAccounts, staff: true)];

    private static Refusal[] Refuse(string subject, string text) =>
    [
        .. subject.Length == 0 ? [new Refusal("subject-missing", "Vul in waar uw vraag over gaat.", "Onderwerp")] : Array.Empty<Refusal>(),
        .. subject.Length > MaxSubject ? [new Refusal("subject-too-long", $"Maak het onderwerp korter: hoogstens {MaxSubject} tekens.", "Onderwerp")] : Array.Empty<Refusal>(),
        .. PersonalNumbers.Contains(subject) ? [NumberIn("het onderwerp", "Onderwerp")] : Array.Empty<Refusal>(),
        .. text.Length == 0 ? [new Refusal("text-missing", "Typ uw vraag.", "Vraag")] : Array.Empty<Refusal>(),
        .. text.Length > MaxText ? [new Refusal("text-too-long", $"Maak uw vraag korter: {text.Length} tekens, hoogstens {MaxText}.", "Vraag")] : Array.Empty<Refusal>(),
        .. PersonalNumbers.Contains(text) ? [NumberIn("uw vraag", "Vraag")] : Array.Empty<Refusal>(),
    ];

    // a question is read by colleagues, goes along with the answer and is kept at the request
    private static Refusal NumberIn(string where, string field) => new(
        "text-has-citizen-number", $"In {where} staat een burgerservicenummer. Haal het weg en noem het relatienummer.", field);
}
