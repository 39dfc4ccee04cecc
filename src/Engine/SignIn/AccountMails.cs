using Engine.Access;
using Engine.Notifications;
using Engine.Tenancy;

namespace Engine.SignIn;

/// <summary>The mails about an account's own safety (ASVS 6.3.7). Links use the tenant's own address, never that of a request.</summary>
public sealed class AccountMails(Outbox outbox, CurrentTenant tenant, TenantAddress address)
{
    public void ResetLink(Account account, string token) => Send(account, "Nieuw wachtwoord instellen", $"""
        U hebt om een nieuw wachtwoord gevraagd voor {Name}. Stel het in via deze link:

        {new Uri(address.Of(tenant.Value), $"wachtwoord-instellen?code={token}")}

        De link werkt één keer en is 60 minuten geldig. Hebt u hier niet om gevraagd? Dan hoeft u niets te doen: uw wachtwoord verandert niet.
        """);

    public void PasswordChanged(Account account) => Send(account, "Uw wachtwoord is gewijzigd", $"""
        Het wachtwoord van uw account bij {Name} is zojuist gewijzigd. Op andere apparaten bent u uitgelogd.

        {Alarm}
        """);

    public void DeviceRegistered(Account account) => Send(account, "Apparaat geregistreerd", $"""
        Voor uw account bij {Name} is zojuist een apparaat geregistreerd. U logt voortaan in met een code van de authenticator-app op dit apparaat.

        {Alarm}
        """);

    public void RecoveryCodeUsed(Account account) => Send(account, "Ingelogd met een herstelcode", $"""
        Er is zojuist met een herstelcode ingelogd op uw account bij {Name}. U hebt nog {account.RecoveryCodes.Count} herstelcodes.
        Hebt u een nieuw apparaat? Registreer het bij Instellingen, dan krijgt u ook nieuwe herstelcodes.

        {Alarm}
        """);

    /// <summary>Word of a change of the account's safety, with whom to call.</summary>
    /// <param name="what">Rest of the sentence "Voor uw account bij … ", in the past tense.</param>
    public void Warn(Account account, string subject, string what) => Send(account, subject, $"""
        Voor uw account bij {Name} {what}

        {Alarm}
        """);

    public void ConfirmAddress(Account account, string newMail, string token) => outbox.Mail(newMail, "Bevestig uw nieuwe e-mailadres", $"""
        Beste {account.Name},

        U wilt bij {Name} voortaan dit e-mailadres gebruiken. Bevestig dat via deze link:

        {new Uri(address.Of(tenant.Value), $"e-mailadres-bevestigen?code={token}")}

        De link werkt één keer en is 60 minuten geldig. Hebt u hier niet om gevraagd? Dan hoeft u niets te doen.

        {Name}
        """);

    /// <summary>To an address that belongs to another account already, whose owner alone may know so.</summary>
    public void AddressInUse(string mail) => outbox.Mail(mail, "U hebt al een account", $"""
        Iemand wilde dit e-mailadres gebruiken voor een account bij {Name}. Er bestaat al een account met dit e-mailadres. Er is niets gewijzigd.

        {Alarm}

        {Name}
        """);

    public void AddressChanged(Account account, string before)
    {
        outbox.Mail(before, "Uw e-mailadres is gewijzigd", $"""
            Beste {account.Name},

            Het e-mailadres van uw account bij {Name} is zojuist gewijzigd. U logt voortaan in met het nieuwe e-mailadres.

            {Alarm}

            {Name}
            """);
    }

    private string Name => tenant.Value.Config.Name;

    private string Alarm =>
        $"Was u dit niet? Bel dan direct met {tenant.Value.Config.Contact.Desk}: {tenant.Value.Config.Contact.Phone} ({tenant.Value.Config.Contact.Hours}).";

    private void Send(Account account, string subject, string body) => outbox.Mail(account.Mail, subject, $"Beste {account.Name},\n\n{body}\n\n{Name}");
}
