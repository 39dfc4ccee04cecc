using Engine.Data;
using Engine.Data.Encryption;
using Engine.Inbox;
using Engine.Modules;
using Engine.Notifications;
using Engine.Tenancy;
using Engine.Ui;
using Engine.Workflows.Execution.State;
using Engine.Workflows.Runtime;
using Microsoft.EntityFrameworkCore;

namespace Engine.Workflows.Requests;

/// <summary>
/// Ends a request with the instance that carries it out, in the same step. Its status stays as the definition left it. Whoever asked something that an
/// administrator ended is told: in the portal, or by mail when they have no account.
/// </summary>
public sealed class EndRequest(PortalDbContext db, InboxPost post, Outbox outbox, ModuleCatalogue modules, CurrentTenant tenant, FieldProtector protector)
{
    private const string Category = "Aanvragen";

    internal async Task HandleAsync(WorkflowInstance instance, DateTimeOffset at, CancellationToken cancellation)
    {
        // the end of a child is not the end of what was asked
        if (instance is { RequestId: { } id, ParentId: null }
            && await db.Set<PortalRequest>().FirstOrDefaultAsync(r => r.Id == id && r.EndedAt == null, cancellation) is { } request)
        {
            request.End(at, instance.SubStatus == WorkflowSubStatus.Cancelled);
            if (request.IsCancelled)
            {
                await TellAsync(request, cancellation);
            }
        }
    }

    private async Task TellAsync(PortalRequest request, CancellationToken cancellation)
    {
        var name = modules.RequestKinds.GetValueOrDefault(request.Kind)?.Name ?? "Uw aanvraag";
        var (subject, body) = ($"{name}: beëindigd", Body(name, request));
        if (request.RequesterId is { } account)
        {
            await post.SendAsync([new($"request-end:{request.Id:N}", new(account, OrganisationId: request.OrganisationId), Category, subject, body)], cancellation);
        }
        else if (Requester.Of(request, protector) is { } visitor)
        {
            outbox.Mail(visitor.Mail, subject, $"Beste {visitor.Name},\n\n{body}");
        }
    }

    private string Body(string name, PortalRequest request)
    {
        var contact = tenant.Value.Config.Contact;
        return $"""
            Op {Show.Moment(request.At)} vroeg u dit aan bij {tenant.Value.Config.Name}: {name}. Het kenmerk is {request.Reference}.

            Wij hebben uw aanvraag beëindigd voordat zij klaar was. Wij doen er niets meer mee. Wilt u dit nog steeds? Vraag het dan opnieuw aan.

            Hebt u een vraag? Noem het kenmerk. U bereikt {contact.Desk} op {contact.Phone} of {contact.Mail}.
            """;
    }
}
