using Engine.Audit;
using Engine.Calendar;
using Engine.Ui;

namespace Web.Admin.AuditLog;

/// <summary>The selection that the address of the log page asks for: by default the last thirty days.</summary>
public sealed record AuditLogQuery(AuditFilter Filter, TableQuery Table, string FromText, string UntilText, IReadOnlyList<Engine.Modules.Refusal> Refusals)
{
    public const string FromKey = "van";
    public const string UntilKey = "tm";
    private const int DefaultDays = 30;

    public static AuditLogQuery From(TableQuery table, TimeProvider time)
    {
        var refusals = new List<Engine.Modules.Refusal>();
        var from = Date(table, FromKey, DutchTime.Today(time).AddDays(-DefaultDays), refusals);
        var until = Date(table, UntilKey, null, refusals);
        if (from.Date > until.Date)
        {
            refusals.Add(new("period", "De begindatum ligt na de einddatum. Kies een eerdere begindatum.", FromKey));
        }

        return new(new()
        {
            From = from.Date,
            Until = until.Date,
            Person = table.Filter("persoon"),
            Type = AuditWords.EventTyped(table.Filter("gebeurtenis")),
            ObjectType = table.Filter("onderwerp"),
            Action = Choice<AuditAction>(table.Filter("actie")),
            Outcome = Choice<AuditOutcome>(table.Filter("uitkomst")),
        }, table, from.Text, until.Text, refusals);
    }

    public AuditPageRequest Page => new(Filter, Table.Size, AuditCursor.Parse(Table.After), AuditCursor.Parse(Table.Before));

    /// <summary>Address of the download of the same selection.</summary>
    public string Export => (Table with { Path = AuditLogExport.Path, After = null, Before = null }).With();

    // an empty box means no limit; a missing one the default
    private static (DateOnly? Date, string Text) Date(TableQuery table, string key, DateOnly? fallback, List<Engine.Modules.Refusal> refusals)
    {
        var given = table.Others.Where(o => o.Key == key).Select(o => o.Value).FirstOrDefault();
        if (given is null)
        {
            return (fallback, fallback is null ? "" : Show.Date(fallback));
        }

        if (given.Length == 0 || DutchDate.TryParse(given, out var date) is false)
        {
            if (given.Length > 0)
            {
                refusals.Add(new("date", "Dit is geen datum. Typ dag-maand-jaar, bijvoorbeeld 31-12-2026.", key));
            }

            return (null, given);
        }

        return (date, given);
    }

    private static T? Choice<T>(string? text) where T : struct, Enum =>
        text is not null && Enum.TryParse<T>(text, out var value) && Enum.IsDefined(value) ? value : null;
}
