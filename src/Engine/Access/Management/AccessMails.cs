using Engine.Notifications;
using Engine.Tenancy;

namespace Engine.Access.Management;

/// <summary>Tells a person what changed in the own access.</summary>
public sealed class AccessMails(Outbox outbox, CurrentTenant tenant, CurrentActor actor)
{
    public void Changed(Account account, string access) => Send(account, "Uw rollen zijn gewijzigd", $"""
        {actor.Value.Name} heeft uw rollen bij {actor.Value.OrganisationName} gewijzigd. U hebt nu: {access}.

        Was u ingelogd? Log dan opnieuw in.
        """);

    public void Stopped(Account account) => Send(account, "Uw toegang is gestopt", $"""
        {actor.Value.Name} heeft uw toegang tot {actor.Value.OrganisationName} gestopt.
        """);

    public void Resumed(Account account) => Send(account, "U hebt weer toegang", $"""
        {actor.Value.Name} heeft uw toegang tot {actor.Value.OrganisationName} hersteld. U kunt weer inloggen zoals u gewend bent.
        """);

    private void Send(Account account, string subject, string body)
    {
        var config = tenant.Value.Config;
        outbox.Mail(account.Mail, subject, $"Beste {account.Name},\n\n{body}\n\nKlopt dit niet? Vraag het {actor.Value.Name}, of neem contact op met {config.Contact.Desk}: {config.Contact.Phone}.\n\n{config.Name}");
    }
}
