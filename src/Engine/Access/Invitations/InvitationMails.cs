using Engine.Notifications;
using Engine.SignIn;
using Engine.SignIn.SecondSteps;
using Engine.Tenancy;
using Engine.Texts;
using Engine.Ui;

namespace Engine.Access.Invitations;

/// <summary>The mail with the link that opens an account, or that adds an organisation to one. Links use the tenant's own address (AUT-6).</summary>
public sealed class InvitationMails(Outbox outbox, TenantTexts texts, MobileNumbers numbers, CurrentTenant tenant, TenantAddress address)
{
    private static readonly string[] Names = ["naam", "gebruikersnaam", "link", "organisatie", "geldigTot", "kenmerk"];

    /// <summary>Whether a text of the tenant can be the mail with the link.</summary>
    /// <exception cref="TextException">It is not there, or names what it is not given.</exception>
    public void Check(string templateKey) => texts.Fill(templateKey, Names.ToDictionary(n => n, _ => (object?)"", StringComparer.Ordinal));

    /// <param name="templateKey">Text of the tenant that passed <see cref="Check"/>; null for the ordinary mail.</param>
    /// <param name="reference">By which people call the request that it comes of; null when nobody asked.</param>
    public void Send(Invitation invitation, Account account, string organisation, string token, string? templateKey = null, string? reference = null)
    {
        if (templateKey is not null)
        {
            var values = (string[])[account.State == AccountState.Invited ? invitation.Name : account.Name, account.Mail, Link(token), organisation, Show.Moment(invitation.ExpiresAt), reference ?? ""];
            var text = texts.Fill(templateKey, Names.Zip(values).ToDictionary(v => v.First, v => (object?)v.Second, StringComparer.Ordinal));
            outbox.Mail(account.Mail, text.Subject, text.Body);
        }
        else if (account.State != AccountState.Invited)
        {
            outbox.Mail(account.Mail, $"Toegang tot {OneLine(organisation)}", Fill(Existing, invitation, account, organisation, token, reference));
        }
        else if (tenant.Value.Config.SignIn.ActivationMail is { } own)
        {
            outbox.Mail(account.Mail, own.Subject, Fill(own.Text, invitation, account, organisation, token, reference));
        }
        else
        {
            outbox.Mail(account.Mail, $"Activeer uw account bij {tenant.Value.Config.Name}", Fill(NewBy(account), invitation, account, organisation, token, reference));
        }
    }

    private const string ByPassword = "Uw gebruikersnaam is uw e-mailadres: {gebruikersnaam}. ";
    private const string ByEHerkenning = "U activeert uw account met het eHerkenningsmiddel van uw organisatie. ";

    // left out where nobody asked
    private const string Asked = "Het kenmerk van de aanvraag is {kenmerk}.";

    private static readonly string[] New =
    [
        "Beste {naam},",
        "{organisatie} geeft u toegang tot {portaalnaam}. Activeer uw account via deze link:",
        "{link}",
        "De link werkt één keer, tot {geldig}. " + ByPassword + "Daarna logt u in op {portaal}",
        Asked,
        "Werkt de link niet meer? Vraag dan een nieuwe aan wie u toegang gaf, of aan {bureau}: {telefoon} of {mail}.",
    ];

    // who signs in with eHerkenning has no user name to remember
    private static IReadOnlyList<string> NewBy(Account account) =>
        account.Scheme == SignInSchemes.EHerkenning ? [.. New.Select(p => p.Replace(ByPassword, ByEHerkenning, StringComparison.Ordinal))] : New;

    private static readonly string[] Existing =
    [
        "Beste {naam},",
        "{organisatie} geeft u toegang bij {portaalnaam}. U hebt daar al een account. Neem de toegang aan via deze link:",
        "{link}",
        "De link werkt één keer, tot {geldig}. Daarna logt u in zoals u gewend bent en kiest u bovenaan de pagina voor welke organisatie u werkt.",
        Asked,
        "Kent u {organisatie} niet? Dan hoeft u niets te doen.",
    ];

    private string Fill(IReadOnlyList<string> paragraphs, Invitation invitation, Account account, string organisation, string token, string? reference)
    {
        var config = tenant.Value.Config;
        var root = address.Of(tenant.Value);
        (string Name, string? Value)[] values =
        [
            ("naam", account.State == AccountState.Invited ? invitation.Name : account.Name),
            ("gebruikersnaam", account.Mail),
            ("link", Link(token)),
            ("portaal", root.ToString()),
            ("portaalnaam", config.Name),
            ("organisatie", organisation),
            ("geldig", Show.Moment(invitation.ExpiresAt)),
            ("mobiel", numbers.Of(account) is { } mobile ? MobileNumbers.Masked(mobile) : null),
            ("kenmerk", reference),
            ("bureau", config.Contact.Desk),
            ("mail", config.Contact.Mail),
            ("telefoon", config.Contact.Phone),
        ];
        return string.Join("\n\n", paragraphs
            .Where(p => !values.Any(v => v.Value is null && p.Contains($"{{{v.Name}}}", StringComparison.Ordinal)))
            .Select(p => values.Aggregate(p, (text, v) => text.Replace($"{{{v.Name}}}", OneLine(v.Value ?? ""), StringComparison.Ordinal))));
    }

    internal string Link(string token) => new Uri(address.Of(tenant.Value), $"activeren?code={token}").ToString();

    // names are typed by people: a line break would start another mail header, or a paragraph that the portal did not write
    private static string OneLine(string text) => string.Join(' ', text.Split((char[])['\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
