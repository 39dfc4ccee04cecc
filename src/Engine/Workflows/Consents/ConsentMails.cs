using Engine.Data;
using Engine.Data.Encryption;
using Engine.Notifications;
using Engine.SignIn;
using Engine.Tenancy;
using Engine.Texts;
using Engine.Ui;
using Engine.Workflows.Requests;

namespace Engine.Workflows.Consents;

/// <summary>Mails the link to a question. What is asked stands on the page alone, since a mail is read by others too.</summary>
public sealed class ConsentMails(PortalDbContext db, Outbox outbox, TenantTexts texts, FieldProtector protector, CurrentTenant tenant, TenantAddress address)
{
    /// <summary>Address of the page below the portal, by kind.</summary>
    public static string PageOf(ConsentKind kind) => kind == ConsentKind.Consent ? "toestemming" : "ondertekenen";

    /// <param name="until">Until when its link answers; null for as long as the question is open.</param>
    /// <param name="about">Request for which it is asked; null when nobody asked for anything.</param>
    /// <exception cref="TextException">The text is not there, or names what it is not given.</exception>
    public void Ask(ConsentRequest request, DateTimeOffset? until, Guid? about) =>
        Send(request, request.Kind == ConsentKind.Consent ? "portal.toestemming" : "portal.ondertekening", until, about, new(ConsentDelivery.Kind, request.Id));

    /// <param name="templateKey">Text that the definition asks for; null for the ordinary one.</param>
    /// <exception cref="TextException">The text is not there, or names what it is not given.</exception>
    public void Remind(ConsentRequest request, string? templateKey, DateTimeOffset? until, Guid? about) =>
        Send(request, templateKey ?? (request.Kind == ConsentKind.Consent ? "portal.toestemming-herinnering" : "portal.ondertekening-herinnering"), until, about, null);

    /// <summary>Takes back what <see cref="Ask"/> added and is not saved yet: the link, and the mail that holds it.</summary>
    public void TakeBack(ConsentRequest request)
    {
        db.RemoveRange(db.Set<ConsentLink>().Local.Where(l => l.ConsentId == request.Id).ToList());
        outbox.TakeBack(new(ConsentDelivery.Kind, request.Id));
    }

    private void Send(ConsentRequest request, string key, DateTimeOffset? until, Guid? about, ReplyTo? reply)
    {
        var person = ConsentPerson.Of(request, protector);
        var last = until is { } link && (request.ExpiresAt is not { } end || link < end) ? link : request.ExpiresAt;
        var token = MailedToken.NewText(tenant.Value.Id);
        var text = texts.Fill(key, new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["naam"] = person.Name,
            ["link"] = new Uri(address.Of(tenant.Value), $"{PageOf(request.Kind)}/{token}").ToString(),
            ["geldigTot"] = last is { } moment ? Show.Moment(moment) : "",
            [RequestReference.TextName] = RequestReference.InText(about),
        });
        db.Add(new ConsentLink { ConsentId = request.Id, Hash = MailedToken.HashOf(token), Until = until });
        outbox.Mail(person.Mail, text.Subject, text.Body, last, reply, request.InstanceId);
    }
}
