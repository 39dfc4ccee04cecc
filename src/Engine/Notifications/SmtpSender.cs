using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using Engine.Tenancy;
using Engine.Theming;

namespace Engine.Notifications;

/// <summary>Hands one message to the mail server, from the tenant's sender and in the frame of its theme.</summary>
/// <param name="frame">Makes text and HTML of tenant, subject and plain body.</param>
internal sealed class SmtpSender(SmtpOptions options, Func<Tenant, string, string, FramedMail> frame)
{
    /// <exception cref="SmtpException">The server refused it or did not answer.</exception>
    /// <exception cref="FormatException">The address is not one mail address.</exception>
    public async Task SendAsync(Tenant tenant, Letter message, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(options.Timeout);
        using var client = new SmtpClient(options.Host, options.Port) { EnableSsl = options.StartTls };
        if (options.User is { } user)
        {
            var password = options.PasswordFile is { } file ? (await File.ReadAllTextAsync(file, cancellation)).TrimEnd('\r', '\n') : "";
            client.Credentials = new NetworkCredential(user, password);
        }

        using var mail = Compose(tenant, message);
        try
        {
            await client.SendMailAsync(mail, limit.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new SmtpException(SmtpStatusCode.GeneralFailure, "The server did not answer in time.");
        }
    }

    private MailMessage Compose(Tenant tenant, Letter message)
    {
        var contact = tenant.Config.Contact;
        var subject = OneLine(message.Subject);
        var framed = frame(tenant, subject, message.Body);
        var mail = new MailMessage(new MailAddress(contact.Sender, OneLine(tenant.Config.Name), Encoding.UTF8), Recipient(message.To))
        {
            Subject = subject,
            SubjectEncoding = Encoding.UTF8,
            Body = framed.Text,
            BodyEncoding = Encoding.UTF8,
            BodyTransferEncoding = TransferEncoding.QuotedPrintable,
        };
        var html = AlternateView.CreateAlternateViewFromString(framed.Html, Encoding.UTF8, MediaTypeNames.Text.Html);
        html.TransferEncoding = TransferEncoding.QuotedPrintable;
        mail.AlternateViews.Add(html);
        // the same for every attempt: a server or reader recognises what it has already
        mail.Headers.Add("Message-ID", $"<{message.Id:N}@{Domain(tenant)}>");
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        return mail;
    }

    private static string Domain(Tenant tenant) =>
        tenant.Config.Hosts.Select(h => h.TrimStart('*', '.')).FirstOrDefault(h => h.Length > 0) ?? new MailAddress(tenant.Config.Contact.Sender).Host;

    // of "a@x.nl, b@y.nl" the class takes the first for a name and sends to the second
    private static MailAddress Recipient(string to) =>
        new MailAddress(to) is var address && address.Address == to ? address : throw new FormatException("Not one mail address.");

    // a line break in a header would start another header
    private static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
}
