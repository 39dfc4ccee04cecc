using Engine.Jobs;
using Engine.Workflows.Definitions.Catalogue;
using Engine.Workflows.Runtime.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Engine.Inbox;

internal static class InboxSetup
{
    public static IServiceCollection AddInbox(this IServiceCollection services)
    {
        services.AddScoped<InboxPost>();
        services.AddScoped<OwnInbox>();
        services.AddScoped<WaitingCounts>();
        services.AddActivityWork<NotifyUserWork>(PortalActivities.NotifyUser);
        return services.AddSingleton(new RetainedRows("inbox", 730, async (db, before, cancellation) =>
        {
            var old = await db.Set<InboxMessage>().Where(m => m.SentAt < before).OrderBy(m => m.SentAt).Take(RetentionJob.Batch).Select(m => m.Id).ToListAsync(cancellation);
            await db.Set<InboxMark>().Where(m => old.Contains(m.MessageId)).ExecuteDeleteAsync(cancellation);
            return await db.Set<InboxMessage>().Where(m => old.Contains(m.Id)).ExecuteDeleteAsync(cancellation);
        }));
    }
}
