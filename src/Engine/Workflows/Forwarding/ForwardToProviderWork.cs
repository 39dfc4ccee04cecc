using System.Text;
using Engine.Access;
using Engine.Data;
using Engine.Documents;
using Engine.Tenancy;
using Engine.Texts;
using Engine.Workflows.Consents;
using Engine.Workflows.Execution;
using Engine.Workflows.Execution.State;
using Engine.Workflows.Runtime;
using Engine.Workflows.Runtime.Asking;
using Engine.Workflows.Runtime.Work;
using Microsoft.EntityFrameworkCore;

namespace Engine.Workflows.Forwarding;

/// <summary>
/// Portal.ForwardToProvider: hands data to a care provider as a document that its people read in the portal. By <c>mail</c> it is a text and a mail tells that it is
/// there; by <c>xml</c> it is XML that goes to a connector of the tenant; <c>both</c> tells of the XML once the connector has taken it. The answer is how it went.
/// </summary>
public sealed class ForwardToProviderWork(PortalDbContext db, DocumentStore documents, TenantTexts texts, EffectQueue queue, ForwardMail mail, CurrentTenant tenant, TenantAddress address) : ActivityWork
{
    private const string Told = "portal.doorgestuurd";
    private const int Attempts = 5;
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    public override async Task<WorkAnswer?> DoAsync(WorkRequest request, CancellationToken cancellation)
    {
        var provider = await ProviderAsync(request.Needed("providerId"), cancellation);
        var consent = request.Text("consentId") is not { Length: > 0 } written ? (Guid?)null
            : Guid.TryParse(written, out var id) ? id : throw Fault("Invoer \"consentId\" is geen id van een toestemming");
        if (consent is { } asked && !await StandingConsent.IsAsync(db, asked, cancellation))
        {
            return new("Failed");
        }

        var channel = request.Needed("channel").ToLowerInvariant();
        try
        {
            // what can fault comes before what is written: after a fault the work is done again under another key
            var text = texts.Fill(request.Needed("templateKey"), request.Model);
            var push = channel is "xml" or "both" ? Push(request, provider) : channel == "mail" ? null : throw Fault("Invoer \"channel\": kies mail, xml of both");
            var to = channel == "xml" ? null : provider.Mail is { Length: > 0 } known ? known : throw Fault("Deze zorgverlener heeft geen e-mailadres");
            var content = push is null ? Encoding.UTF8.GetBytes(text.Body) : ForwardXml.Write(request.Key, request.Needed("templateKey"), provider.Number, text, request.Map("model"));
            var document = Guid.CreateVersion7();
            var letter = to is null ? null : Letter(provider, to, document);
            await documents.AddAsync(
                new(request.Key, StoredDocument.OfOrganisation, provider.Id.ToString(), push is null ? "bericht.txt" : "bericht.xml", push is null ? "text/plain; charset=utf-8" : ForwardXml.ContentType,
                    content, [PortalPermissions.DoTasks], null) { Id = document },
                cancellation);
            Send(request, push is null ? null : push with { Body = Encoding.UTF8.GetString(content) }, document, letter, consent);
            return null;
        }
        catch (TextException fault)
        {
            throw Fault(fault.Message);
        }
    }

    private void Send(WorkRequest request, ConnectorCall? push, Guid document, ForwardLetter? letter, Guid? consent)
    {
        if (push is not null)
        {
            queue.Ask(request.Instance, request.Asked.Source, request.At, new ForwardQuestion(
                request.Needed("connectorKey"), push, Timeout, request.Key, document, letter, consent, request.Bookmark, Attempts));
        }
        else if (letter is not null)
        {
            mail.Send(queue.Keep(request.Instance, request.Asked.Source, request.At, ForwardQuestion.OfKind, null, request.Bookmark), letter);
        }
    }

    private ConnectorCall Push(WorkRequest request, Organisation provider)
    {
        var operation = tenant.Value.Config.Outside.Operation(request.Text("connectorKey") ?? "", request.Text("operation") ?? "");
        if (operation.Method is "GET" or "DELETE")
        {
            throw new ActivityFault(IncidentTypes.Definition, "De bewerking van de koppeling kan geen bericht meenemen. Kies een bewerking met POST, PUT of PATCH");
        }

        var arguments = new Dictionary<string, object?>(StringComparer.Ordinal) { ["providerId"] = provider.Number };
        return (ConnectorCall.Of(operation, arguments, out var fault) ?? throw Fault(fault ?? "")) with { ContentType = ForwardXml.ContentType };
    }

    private ForwardLetter Letter(Organisation provider, string to, Guid document)
    {
        var told = texts.Fill(Told, new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["naam"] = provider.Name, ["link"] = new Uri(address.Of(tenant.Value), $"documenten/{document}").ToString(),
        });
        return new(to, told.Subject, told.Body);
    }

    private async Task<Organisation> ProviderAsync(string text, CancellationToken cancellation)
    {
        var found = Guid.TryParse(text, out var id) ? db.Set<Organisation>().Where(o => o.Id == id) : db.Set<Organisation>().Where(o => o.Number == text);
        return await found.AsNoTracking().FirstOrDefaultAsync(o => !o.IsStaff, cancellation) ?? throw Fault("Deze zorgverlener bestaat niet in dit portaal");
    }

    private static ActivityFault Fault(string message) => new(IncidentTypes.Work, message);
}
