using System.Data.Common;
using Engine.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace Engine.Audit;

/// <summary>
/// Inserts events by prepared statements over one connection that stays open. Only for the embedded database, which has no row security
/// to announce a tenant to and no way to send statements together: there it takes a tenth of the time of the way through the model.
/// </summary>
internal sealed class AuditInserts : IAsyncDisposable
{
    private readonly AsyncServiceScope scope;
    private readonly DbConnection connection;
    private readonly Insert events;
    private readonly Insert claims;

    private AuditInserts(AsyncServiceScope scope, PortalDbContext db)
    {
        this.scope = scope;
        connection = db.Database.GetDbConnection();
        events = new(db, typeof(AuditEvent));
        claims = new(db, typeof(AuditPending));
    }

    public static bool Fits(PortalDbContext db) => db.Database.IsSqlite();

    /// <param name="scope">Belongs to the inserts from now on.</param>
    public static async Task<AuditInserts> OpenAsync(AsyncServiceScope scope, PortalDbContext db)
    {
        try
        {
            await db.Database.OpenConnectionAsync();
            return new(scope, db);
        }
        catch
        {
            await scope.DisposeAsync();
            throw;
        }
    }

    /// <summary>Commits all lines in one transaction, or none.</summary>
    public async Task WriteAsync(IEnumerable<(string Tenant, AuditEvent Line)> lines)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        foreach (var (tenant, line) in lines)
        {
            await events.RunAsync(transaction, tenant, line);
            await claims.RunAsync(transaction, tenant, new AuditPending { TenantId = tenant, EventId = line.Id });
        }

        await transaction.CommitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await events.DisposeAsync();
        await claims.DisposeAsync();
        await scope.DisposeAsync();
    }

    private sealed class Insert : IAsyncDisposable
    {
        private readonly DbCommand command;
        private readonly (IProperty Property, DbParameter Parameter)[] columns;

        public Insert(PortalDbContext db, Type type)
        {
            var entity = db.Model.FindEntityType(type) ?? throw new InvalidOperationException($"{type.Name} is not in the model.");
            command = db.Database.GetDbConnection().CreateCommand();
            columns = [.. entity.GetProperties().Select((property, i) => (property, Add($"@p{i}", property)))];
            command.CommandText =
                $"INSERT INTO \"{entity.GetTableName()}\" ({string.Join(", ", columns.Select(c => $"\"{c.Property.GetColumnName()}\""))}) "
                + $"VALUES ({string.Join(", ", columns.Select(c => c.Parameter.ParameterName))})";
        }

        public Task RunAsync(DbTransaction transaction, string tenant, object row)
        {
            foreach (var (property, parameter) in columns)
            {
                var value = property.Name == TenantModel.Column ? tenant : property.GetGetter().GetClrValue(row);
                parameter.Value = Provided(property, value) ?? DBNull.Value;
            }

            command.Transaction = transaction;
            return command.ExecuteNonQueryAsync();
        }

        public ValueTask DisposeAsync() => command.DisposeAsync();

        private static object? Provided(IProperty property, object? value) =>
            value is not null && property.GetRelationalTypeMapping().Converter is { } converter ? converter.ConvertToProvider(value) : value;

        private DbParameter Add(string name, IProperty property)
        {
            var parameter = property.GetRelationalTypeMapping().CreateParameter(command, name, null, true);
            command.Parameters.Add(parameter);
            return parameter;
        }
    }
}
