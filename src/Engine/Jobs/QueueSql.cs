using Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Engine.Jobs;

/// <summary>
/// Statements on the queue that LINQ cannot say per database, and those that end each piece of work, where saying it in LINQ costs more than doing it. They touch QueueHeads only, which belongs to the platform.
/// Every claim is one statement, so a worker that dies in it has claimed all of it or nothing.
/// </summary>
internal static class QueueSql
{
    private const string Waiting = """ "Lane" = {0} AND "DeadSince" IS NULL """;

    private const string Claimed = """
        "Fence" = "Fence" + 1, "Attempts" = "Attempts" + 1, "AgainAt" = NULL, "LeasedUntil" = {4}, "Due" = {4}
        """;

    // a server takes some two thousand values in one statement
    private const int Rows = 300;

    private static string Repeat(string due) => $$"""
        "AgainAt" = CASE WHEN q."LeasedUntil" IS NULL THEN NULL WHEN q."AgainAt" < {{due}} THEN q."AgainAt" ELSE {{due}} END,
        "Due" = CASE WHEN q."LeasedUntil" IS NULL AND (q."DeadSince" IS NOT NULL OR {{due}} < q."Due") THEN {{due}} ELSE q."Due" END,
        "Attempts" = CASE WHEN q."DeadSince" IS NULL THEN q."Attempts" ELSE 0 END,
        "DeadSince" = NULL
        """;

    private static string Insert(string alias, string values) => $$"""
        INSERT INTO "QueueHeads"{{alias}} ("Id", "TenantId", "Kind", "RowId", "Lane", "Due", "Attempts", "Fence")
        VALUES {{values}}
        """;

    /// <summary>Tenants with work that is due, in order, after one: steps along the index from tenant to tenant, whatever each has waiting.</summary>
    public static Task<List<string>> TenantsAsync(PortalDbContext db, JobLane lane, string after, DateTimeOffset now, int count, CancellationToken cancellation)
    {
        var sql = db.Database.IsSqlServer()
            ? $$"""
                SELECT DISTINCT TOP ({3}) "TenantId" AS "Value" FROM "QueueHeads"
                WHERE {{Waiting}} AND "TenantId" > {1} AND "Due" <= {2} ORDER BY "TenantId"
                """
            : $$"""
                WITH RECURSIVE step(id) AS (
                    SELECT (SELECT MIN("TenantId") FROM "QueueHeads" WHERE {{Waiting}} AND "TenantId" > {1})
                    UNION ALL
                    SELECT (SELECT MIN("TenantId") FROM "QueueHeads" WHERE {{Waiting}} AND "TenantId" > step.id)
                    FROM step WHERE step.id IS NOT NULL)
                SELECT id AS "Value" FROM step
                WHERE id IS NOT NULL AND EXISTS (SELECT 1 FROM "QueueHeads" WHERE {{Waiting}} AND "TenantId" = step.id AND "Due" <= {2})
                LIMIT {3}
                """;
        return db.Database.SqlQueryRaw<string>(sql, (int)lane, after, Moment(db, now), count).ToListAsync(cancellation);
    }

    /// <summary>Claims the oldest due heads of one tenant until a moment, passing over those that another worker is claiming just now.</summary>
    public static Task<List<QueueHead>> ClaimAsync(
        PortalDbContext db, JobLane lane, string tenant, DateTimeOffset now, int count, DateTimeOffset until, CancellationToken cancellation)
    {
        const string Due = Waiting + """ AND "TenantId" = {1} AND "Due" <= {2} ORDER BY "Due" """;
        var sql = db.Database.IsSqlite()
            ? $$"""UPDATE "QueueHeads" SET {{Claimed}} WHERE "Id" IN (SELECT "Id" FROM "QueueHeads" WHERE {{Due}} LIMIT {3}) RETURNING *"""
            // the array is made once; a plain IN may be evaluated again and then claims more than was asked
            : db.Database.IsPostgres() ? $$"""
                UPDATE "QueueHeads" SET {{Claimed}}
                WHERE "Id" = ANY (ARRAY(SELECT "Id" FROM "QueueHeads" WHERE {{Due}} LIMIT {3} FOR UPDATE SKIP LOCKED)) RETURNING *
                """
            : $$"""
                WITH head AS (SELECT TOP ({3}) * FROM "QueueHeads" WITH (READPAST, UPDLOCK, ROWLOCK) WHERE {{Due}})
                UPDATE head SET {{Claimed}} OUTPUT inserted.*
                """;
        return db.Set<QueueHead>().FromSqlRaw(sql, (int)lane, tenant, Moment(db, now), count, Moment(db, until))
            .AsNoTracking().ToListAsync(cancellation);
    }

    /// <summary>Adds heads of different rows, or joins each to the one of the same tenant, kind and row; see <see cref="JobQueue.Add"/>.</summary>
    public static async Task AddOrJoinAsync(PortalDbContext db, IEnumerable<QueueHead> heads, CancellationToken cancellation)
    {
        // everybody in the same order, so that two who wake the same rows do not wait for each other
        foreach (var some in heads.OrderBy(h => h.TenantId, StringComparer.Ordinal).ThenBy(h => h.Kind, StringComparer.Ordinal).ThenBy(h => h.RowId).Chunk(Rows))
        {
            object[] values = [.. some.SelectMany(h => (object[])[h.Id, h.TenantId, h.Kind, h.RowId, (int)h.Lane, Moment(db, h.Due)])];
            var rows = some.Select((_, i) => (6 * i) switch { var n => $"({{{n}}}, {{{n + 1}}}, {{{n + 2}}}, {{{n + 3}}}, {{{n + 4}}}, {{{n + 5}}}, 0, 0)" });
            var sql = db.Database.IsSqlServer()
                ? string.Concat(rows.Select((row, i) => JoinOnSqlServer(row, 6 * i)))
                : $$"""{{Insert(" AS q", string.Join(", ", rows))}} ON CONFLICT ("TenantId", "Kind", "RowId") DO UPDATE SET {{Repeat("excluded.\"Due\"")}}""";
            await db.Database.ExecuteSqlRawAsync(sql, values, cancellation);
        }
    }

    private static string JoinOnSqlServer(string row, int first) => $$"""
        UPDATE q SET {{Repeat($"{{{first + 5}}}")}} FROM "QueueHeads" q WITH (UPDLOCK, HOLDLOCK)
        WHERE q."TenantId" = {{{first + 1}}} AND q."Kind" = {{{first + 2}}} AND q."RowId" = {{{first + 3}}};
        IF @@ROWCOUNT = 0 {{Insert("", row)}};
        """;

    /// <summary>
    /// Ends claims in one statement: a head is taken off, or set ready for once more at the moment that its work wishes, or earlier where
    /// somebody else asked for more meanwhile.
    /// </summary>
    /// <param name="claims">Each with the moment that its work wishes; null when it does not.</param>
    /// <returns>How many were still there as they were claimed.</returns>
    public static Task<int> FinishAsync(PortalDbContext db, IReadOnlyList<(QueueHead Head, DateTimeOffset? Again)> claims, CancellationToken cancellation)
    {
        // nothing of these texts comes from outside
        List<object> values = [];
        string Value(object value)
        {
            values.Add(value);
            return $"{{{values.Count - 1}}}";
        }

        string Those(IEnumerable<QueueHead> heads) => string.Join(" OR ", heads.Select(h => $""" "Id" = {Value(h.Id)} AND "Fence" = {Value(h.Fence)} """));

        var done = claims.Where(c => c.Again is null).Select(c => c.Head).ToList();
        var wishes = string.Concat(claims.Select(c => c.Again is { } wish ? $""" WHEN "Id" = {Value(c.Head.Id)} THEN {Value(Moment(db, wish))}""" : ""));
        var due = wishes.Length == 0 ? "\"AgainAt\"" : $"""CASE WHEN "AgainAt" < (CASE{wishes} END) THEN "AgainAt" ELSE COALESCE((CASE{wishes} END), "AgainAt") END""";
        var sql = $"""
            {(done.Count > 0 ? $"""DELETE FROM "QueueHeads" WHERE "AgainAt" IS NULL AND ({Those(done)});""" : "")}
            UPDATE "QueueHeads" SET "Due" = COALESCE({due}, "Due"), "AgainAt" = NULL, "LeasedUntil" = NULL, "Attempts" = 0
            WHERE {Those(claims.Select(c => c.Head))}
            """;
        return db.Database.ExecuteSqlRawAsync(sql, values, cancellation);
    }

    // raw parameters pass no value converter, and SQLite keeps moments as UTC ticks
    private static object Moment(PortalDbContext db, DateTimeOffset moment) =>
        db.Database.IsSqlite() ? moment.UtcTicks : moment.ToUniversalTime();
}
