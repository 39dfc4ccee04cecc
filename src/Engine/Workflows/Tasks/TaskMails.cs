using Engine.Notifications;
using Engine.Tenancy;

namespace Engine.Workflows.Tasks;

/// <summary>Reminds people of a task. The mail says nothing of what it is about.</summary>
public sealed class TaskMails(Outbox outbox, CurrentTenant tenant, TenantAddress address)
{
    public void Remind(IEnumerable<string> mails, Guid task)
    {
        var config = tenant.Value.Config;
        foreach (var mail in mails)
        {
            outbox.Mail(mail, $"Er wacht een taak op u bij {config.Name}", $"""
                Goedendag,

                In uw werklijst staat een taak die al een tijd wacht. Bekijk de taak en besluit:

                {new Uri(address.Of(tenant.Value), TaskAddress.Of(task))}

                Is een collega er al mee bezig? Dan hoeft u niets te doen.

                {config.Name}
                """);
        }
    }
}
