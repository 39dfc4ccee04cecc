using Engine.Access;
using Engine.Notifications;
using Engine.Tenancy;

namespace Engine.SignIn.SecondSteps;

/// <summary>Codes on their way to the user, and word of every change of the second step (ASVS 6.3.7).</summary>
public sealed class SecondStepMails(Outbox outbox, CurrentTenant tenant, AccountMails mails)
{
    /// <param name="number">E.164 for a text message; null for a mail, which holds no link so that nobody learns to click in mails with codes.</param>
    /// <param name="until">Moment after which sending it makes no sense.</param>
    public void Code(Account account, string? number, string code, DateTimeOffset until)
    {
        var name = tenant.Value.Config.Name;
        if (number is not null)
        {
            outbox.Sms(number, $"{code} is uw code voor {name}. De code is 10 minuten geldig. Geef de code aan niemand door.", until);
            return;
        }

        outbox.Mail(account.Mail, "Uw code om in te loggen", $"""
            Beste {account.Name},

            Uw code voor {name} is {code}.

            Vul de code in op de pagina die erom vraagt. De code is 10 minuten geldig. Geef de code aan niemand door: wij vragen er nooit om.

            Hebt u niet om een code gevraagd? Dan kent iemand anders uw wachtwoord. Wijzig het zo snel mogelijk.

            {name}
            """, until);
    }

    public void NumberConfirmed(Account account, string number) => mails.Warn(
        account, "Telefoonnummer bevestigd", $"zijn de codes om in te loggen zojuist gekoppeld aan het nummer {MobileNumbers.Masked(number)}.");

    public void MailChosen(Account account) => mails.Warn(account, "Codes per e-mail", "is zojuist gekozen voor codes per e-mail bij het inloggen.");

    public void Removed(Account account, Means means) => mails.Warn(account, "Manier van inloggen verwijderd", means switch
    {
        Means.App => "is de authenticator-app zojuist verwijderd.",
        Means.Sms => "is het telefoonnummer voor codes zojuist verwijderd.",
        Means.Mail => "zijn de codes per e-mail zojuist uitgezet.",
        Means.Passkey => "is een passkey zojuist verwijderd.",
    });

    public void PasskeyAdded(Account account, string name) => mails.Warn(account, "Passkey toegevoegd", $"is zojuist de passkey \"{name}\" toegevoegd. U kunt daarmee inloggen.");

    public void CodesRenewed(Account account) => mails.Warn(account, "Nieuwe herstelcodes", "zijn zojuist nieuwe herstelcodes gemaakt. De oude werken niet meer.");

    public void Reset(Account account) => mails.Warn(account, "Inloggen in twee stappen is hersteld",
        "heeft onze medewerker zojuist alle apparaten, telefoonnummers, passkeys en herstelcodes verwijderd. Log in met uw wachtwoord en stel het inloggen in twee stappen opnieuw in.");
}
