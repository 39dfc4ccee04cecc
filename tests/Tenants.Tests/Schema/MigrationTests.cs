using System.Security.Cryptography;
using Engine;
using Engine.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Schema;
using Shouldly;
using Testing;

namespace Tenants.Tests.Schema;

public sealed class MigrationTests
{
    [Theory]
    [InlineData(DatabaseProvider.Sqlite, "Data Source=:memory:")]
    [InlineData(DatabaseProvider.Postgres, "Host=localhost")]
    [InlineData(DatabaseProvider.SqlServer, "Server=localhost")]
    public void The_migrations_say_what_the_model_says(DatabaseProvider provider, string connection)
    {
        using var services = Services(provider, connection);
        using var scope = services.CreateScope();
        scope.ServiceProvider.GetRequiredService<PortalDbContext>().Database.HasPendingModelChanges()
            .ShouldBeFalse("Run ./add-migration.sh --initial");
    }

    [Fact]
    public void A_database_of_another_version_is_refused_with_the_remedy()
    {
        using var folder = new TemporaryFolder();
        using var services = Services(DatabaseProvider.Sqlite, $"Data Source={folder.File("portal.db")};Pooling=False", folder.File("secret.key"));
        File.WriteAllBytes(folder.File("secret.key"), RandomNumberGenerator.GetBytes(64));
        var start = services.GetRequiredService<DatabaseStart>();
        start.Prepare(services);
        start.Prepare(services);
        using (var scope = services.CreateScope())
        {
            scope.ServiceProvider.GetRequiredService<PortalDbContext>().Database
                .ExecuteSqlRaw("""UPDATE "__EFMigrationsHistory" SET "MigrationId" = '19990101000000_Other'""");
        }

        Should.Throw<InvalidOperationException>(() => start.Prepare(services)).Message.ShouldContain(folder.File("portal.db"));
    }

    internal static ServiceProvider Services(DatabaseProvider provider, string connection, string? secret = null)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Database:Provider"] = provider.ToString(),
            ["ConnectionStrings:Portal"] = connection,
            ["Keys:SecretFile"] = secret,
        }).Build();
        return new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration).AddEngine(InstalledModules.All).AddPortalDatabase(configuration).BuildServiceProvider();
    }
}
