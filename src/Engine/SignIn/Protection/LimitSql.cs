using System.Globalization;
using Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Engine.SignIn.Protection;

/// <summary>
/// The one statement behind every limit: it moves the oldest moment out and now in, when the oldest is old enough. Two nodes that run it at
/// once are put in order by the row, so together they allow no more than one would. The table belongs to the platform.
/// </summary>
internal static class LimitSql
{
    /// <summary>Digits of a moment: milliseconds since 1970.</summary>
    public const int MomentLength = 14;

    private static readonly string Set = $$"""
        "Moments" = SUBSTRING(l."Moments", {{MomentLength + 1}}, 400) || {1}, "EndsAt" = {4}
        """;

    private static readonly string Free = $$"""SUBSTRING(l."Moments", 1, {{MomentLength}}) <= {2}""";

    private const string Columns = """("Key", "Moments", "EndsAt")""";

    /// <returns>Whether there was room.</returns>
    public static async Task<bool> TakeAsync(PortalDbContext db, byte[] key, Allowance allowance, DateTimeOffset now, CancellationToken cancellation)
    {
        var sql = db.Database.IsSqlServer()
            ? $$"""
                MERGE "SignInLimits" WITH (HOLDLOCK) AS l USING (VALUES ({0})) AS given("Key") ON l."Key" = given."Key"
                WHEN MATCHED AND {{Free}} THEN UPDATE SET {{Set.Replace("||", "+", StringComparison.Ordinal)}}
                WHEN NOT MATCHED THEN INSERT {{Columns}} VALUES ({0}, {3}, {4});
                """
            : $$"""
                INSERT INTO "SignInLimits" AS l {{Columns}} VALUES ({0}, {3}, {4})
                ON CONFLICT ("Key") DO UPDATE SET {{Set}} WHERE {{Free}}
                """;
        var first = new string('0', (allowance.Slots - 1) * MomentLength) + Text(now);
        object ends = db.Database.IsSqlite() ? (now + allowance.Window).UtcTicks : (now + allowance.Window).ToUniversalTime();
        object[] values = [key, Text(now), Text(now - allowance.Window), first, ends];
        return await db.Database.ExecuteSqlRawAsync(sql, values, cancellation) > 0;
    }

    /// <summary>When the oldest moment of a row that had no room makes place.</summary>
    public static async Task<DateTimeOffset?> FreeAtAsync(PortalDbContext db, byte[] key, Allowance allowance, CancellationToken cancellation)
    {
        var moments = await db.Set<SignInLimit>().Where(l => l.Key == key).Select(l => l.Moments).FirstOrDefaultAsync(cancellation);
        return moments is null
            ? null
            : DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(moments.AsSpan(0, MomentLength), CultureInfo.InvariantCulture)) + allowance.Window;
    }

    private static string Text(DateTimeOffset moment) => moment.ToUnixTimeMilliseconds().ToString("D14", CultureInfo.InvariantCulture);
}
