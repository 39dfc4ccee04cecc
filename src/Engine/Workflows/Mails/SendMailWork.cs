using Engine.Documents;
using Engine.Tenancy;
using Engine.Texts;
using Engine.Workflows.Execution;
using Engine.Workflows.Execution.State;
using Engine.Workflows.Runtime.Work;

namespace Engine.Workflows.Mails;

/// <summary>
/// Sends a mail by template. With <c>waitForDelivery</c> the answer is how it went, and comes when the mail server has decided. Documents go as links to where
/// their readers sign in: a mail is read by others too.
/// </summary>
public sealed class SendMailWork(DocumentStore documents, TenantTexts texts, WorkflowMails mails, CurrentTenant tenant, TenantAddress address) : ActivityWork
{
    private const int MostAddresses = 500;

    public override async Task<WorkAnswer?> DoAsync(WorkRequest request, CancellationToken cancellation)
    {
        var to = request.Texts("to");
        if (to.Count == 0)
        {
            throw ActivityInputs.Missing("to");
        }

        if (to.Count > MostAddresses)
        {
            throw new ActivityFault(IncidentTypes.Work, $"Invoer \"to\": een mail gaat naar hoogstens {MostAddresses} adressen. Verdeel ze over meer mails, of gebruik een bericht aan een rol");
        }

        var text = Filled(request);
        var body = text.Body + await LinksAsync(request.Texts("attachments"), cancellation);
        var waits = request.Flag("waitForDelivery");
        var ids = mails.Send(request.Instance, request.Asked.Source, request.At, waits ? request.Bookmark : null, to, text.Subject, body);
        return waits ? null : new("Done", ("messageId", ids[0].ToString("N")));
    }

    private async Task<string> LinksAsync(IReadOnlyList<string> attachments, CancellationToken cancellation)
    {
        var ids = attachments.Select(a => Guid.TryParse(a, out var id) ? id : Guid.Empty).Distinct().ToList();
        var found = await documents.NamesAsync(ids, cancellation);
        return found.Count < ids.Count
            ? throw new ActivityFault(IncidentTypes.Work, "Een document van \"attachments\" is er niet. Maak het eerst, of geef het id van een document dat er is")
            : string.Concat(ids.Select(id => $"\n\n{found[id]}\n{new Uri(address.Of(tenant.Value), $"documenten/{id}")}"));
    }

    private FilledText Filled(WorkRequest request)
    {
        try
        {
            return texts.Fill(request.Needed("templateKey"), request.Model, request.Text("language"));
        }
        catch (TextException fault)
        {
            throw new ActivityFault(IncidentTypes.Work, fault.Message);
        }
    }
}
