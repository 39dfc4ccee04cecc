using Engine.Notifications;
using Engine.Tenancy;
using Engine.Texts;

namespace Engine.Workflows.Tasks;

/// <summary>Reminds people of a task. The mail says nothing of what it is about.</summary>
public sealed class TaskMails(Outbox outbox, TenantTexts texts, CurrentTenant tenant, TenantAddress address)
{
    /// <param name="templateKey">Text of the tenant that may name <c>link</c>; null for the ordinary one, which also stands in for one that is missing or faulty.</param>
    public void Remind(IEnumerable<string> mails, WorkTask task, string? templateKey)
    {
        var link = new Uri(address.Of(tenant.Value), TaskAddress.Of(task.Id)).ToString();
        var (subject, body) = Filled(templateKey, link) ?? Ordinary(link);
        foreach (var mail in mails)
        {
            outbox.Mail(mail, subject, body, owner: task.InstanceId);
        }
    }

    // a reminder without the right words is better than a process that stops
    private (string Subject, string Body)? Filled(string? templateKey, string link)
    {
        try
        {
            return templateKey is null ? null : texts.Fill(templateKey, new Dictionary<string, object?>(StringComparer.Ordinal) { ["link"] = link }) is var text ? (text.Subject, text.Body) : null;
        }
        catch (TextException)
        {
            return null;
        }
    }

    private (string Subject, string Body) Ordinary(string link) => ($"Er wacht een taak op u bij {tenant.Value.Config.Name}", $"""
        Goedendag,

        In uw werklijst staat een taak die al een tijd wacht. Bekijk de taak en besluit:

        {link}

        Is een collega er al mee bezig? Dan hoeft u niets te doen.

        {tenant.Value.Config.Name}
        """);
}
