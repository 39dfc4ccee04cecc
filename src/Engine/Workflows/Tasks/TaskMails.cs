using Engine.Notifications;
using Engine.Tenancy;
using Engine.Texts;
using Engine.Workflows.Requests;

namespace Engine.Workflows.Tasks;

/// <summary>Reminds people of a task. The mail says nothing of what it is about.</summary>
public sealed class TaskMails(Outbox outbox, TenantTexts texts, CurrentTenant tenant, TenantAddress address)
{
    /// <param name="templateKey">Text of the tenant that may name <c>link</c> and <c>kenmerk</c>; null for the ordinary one, which also stands in for one that is missing or faulty.</param>
    /// <param name="request">That the task is part of; null for work that nobody asked for.</param>
    public void Remind(IEnumerable<string> mails, WorkTask task, string? templateKey, Guid? request)
    {
        var link = new Uri(address.Of(tenant.Value), TaskAddress.Of(task.Id)).ToString();
        var reference = RequestReference.InText(request);
        var (subject, body) = Filled(templateKey, link, reference) ?? Ordinary(link, reference);
        foreach (var mail in mails)
        {
            outbox.Mail(mail, subject, body, owner: task.InstanceId);
        }
    }

    // a reminder without the right words is better than a process that stops
    private (string Subject, string Body)? Filled(string? templateKey, string link, string reference)
    {
        try
        {
            var model = new Dictionary<string, object?>(StringComparer.Ordinal) { ["link"] = link, [RequestReference.TextName] = reference };
            return templateKey is null ? null : texts.Fill(templateKey, model) is var text ? (text.Subject, text.Body) : null;
        }
        catch (TextException)
        {
            return null;
        }
    }

    private (string Subject, string Body) Ordinary(string link, string reference) => ($"Er wacht een taak op u bij {tenant.Value.Config.Name}", $"""
        Goedendag,

        In uw werklijst staat een taak die al een tijd wacht{(reference.Length > 0 ? $" (kenmerk {reference})" : "")}. Bekijk de taak en besluit:

        {link}

        Is een collega er al mee bezig? Dan hoeft u niets te doen.

        {tenant.Value.Config.Name}
        """);
}
