using Engine.Data;
using Engine.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Schema;
using Shouldly;
using Testing;

namespace Engine.Tests.Jobs;

public sealed class QueueInterceptorTests
{
    [Fact]
    public async Task Work_that_cannot_be_queued_leaves_no_transaction_open()
    {
        await using var database = new TestDatabase(provider: DatabaseProvider.Sqlite);
        await database.As(TestTenants.Noord, async services =>
        {
            var db = services.GetRequiredService<PortalDbContext>();
            await db.Database.ExecuteSqlRawAsync("""DROP TABLE "QueueHeads" """);
            services.GetRequiredService<JobQueue>().Add("proef", Guid.NewGuid());
            await Should.ThrowAsync<Exception>(() => db.SaveChangesAsync());
            db.Database.CurrentTransaction.ShouldBeNull();
        });
    }
}
