using Engine.Texts;
using Engine.Workflows.Execution;
using Engine.Workflows.Execution.State;
using Engine.Workflows.Runtime.Work;

namespace Engine.Workflows.Mails;

/// <summary>Sends a mail by template. With <c>waitForDelivery</c> the answer is how it went, and comes when the mail server has decided.</summary>
public sealed class SendMailWork(TenantTexts texts, WorkflowMails mails) : ActivityWork
{
    public override Task<WorkAnswer?> DoAsync(WorkRequest request, CancellationToken cancellation)
    {
        var to = request.Texts("to");
        if (to.Count == 0)
        {
            throw ActivityInputs.Missing("to");
        }

        var text = Filled(request);
        var waits = request.Flag("waitForDelivery");
        var ids = mails.Send(request.Instance, request.Asked.Source, request.At, waits ? request.Bookmark : null, to, text.Subject, text.Body);
        return Task.FromResult(waits ? null : new WorkAnswer("Done", ("messageId", ids[0].ToString("N"))));
    }

    private FilledText Filled(WorkRequest request)
    {
        try
        {
            return texts.Fill(request.Needed("templateKey"), request.Map("model"), request.Text("language"));
        }
        catch (TextException fault)
        {
            throw new ActivityFault(IncidentTypes.Work, fault.Message);
        }
    }
}
