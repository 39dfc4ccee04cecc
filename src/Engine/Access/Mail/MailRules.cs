using System.Collections.Frozen;
using Engine.Modules;
using Engine.Tenancy;

namespace Engine.Access.Mail;

/// <summary>
/// An account belongs to one person of one organisation, so its address does too (000-02: of the organisation; 000-03: personal, for privacy).
/// The tenant says what it refuses; a form that is no address at all is refused everywhere.
/// </summary>
public sealed class MailRules(CurrentTenant tenant)
{
    private static readonly FrozenSet<string> Departments = FrozenSet.Create(StringComparer.Ordinal,
        "info", "hr", "hrm", "personeel", "personeelszaken", "salaris", "salarisadministratie", "administratie", "financien", "boekhouding",
        "receptie", "secretariaat", "noreply", "no-reply", "post", "mail", "contact", "verzuim", "po", "pz", "p-o", "office", "backoffice",
        "servicedesk", "helpdesk", "algemeen", "directie", "planning", "postbus", "inkoop", "facturen");

    /// <param name="mainUser">True for who manages users, or asks to.</param>
    /// <param name="field">Name of the input, for the refusal.</param>
    /// <returns>Null when the address will do.</returns>
    public Refusal? Check(string? mail, bool mainUser, string field)
    {
        if (MailAddress.Parse(mail) is not { } address)
        {
            return new("mail.invalid", "Vul een e-mailadres in, bijvoorbeeld naam@organisatie.nl.", field);
        }

        var rules = tenant.Value.Config.SignIn.MailRules;
        if (rules.AppliesTo == MailRuleScope.MainUser && !mainUser)
        {
            return null;
        }

        if (rules.FreeMail == MailRule.Refuse && !rules.Allow.Any(address.IsUnder) && PublicMailDomains.Contains(address.Domain))
        {
            return new("mail.free", $"Gebruik een e-mailadres van de organisatie. Een adres bij {address.Domain} is niet van een organisatie.", field);
        }

        return rules.Departments == MailRule.Refuse && Departments.Contains(address.Mailbox)
            ? new("mail.department", $"Gebruik een persoonlijk e-mailadres. Het adres {address.Mailbox}@ wordt vaak door meer mensen gelezen, en dat mag niet vanwege de privacy.", field)
            : null;
    }
}
