using Engine.Audit;
using Engine.Documents;

namespace Web.Admin.AuditLog;

/// <summary>The log in Dutch: labels of codes, and the columns of the download.</summary>
internal static class AuditWords
{
    public static string Action(AuditAction action) => action switch
    {
        AuditAction.Create => "Toegevoegd",
        AuditAction.Read => "Ingezien",
        AuditAction.Update => "Gewijzigd",
        AuditAction.Delete => "Verwijderd",
        AuditAction.Execute => "Uitgevoerd",
    };

    public static string Outcome(AuditOutcome outcome) => outcome switch
    {
        AuditOutcome.Success => "Gelukt",
        AuditOutcome.Refused => "Geweigerd",
        AuditOutcome.Failure => "Mislukt",
    };

    public static string AccessPoint(AccessPointKind kind) => kind switch
    {
        AccessPointKind.Browser => "Browser",
        AccessPointKind.Api => "Koppeling",
        AccessPointKind.Background => "Achtergrondwerk",
    };

    public static string Who(AuditEvent line) => line.AccountName ?? (line.AccountId is null ? "Systeem of onbekend" : "Niet ingelogd account");

    public static readonly IReadOnlyList<XlsxColumn<AuditEvent>> Columns =
    [
        new("Tijdstip", e => e.At),
        new("Actie", e => Action(e.Action)),
        new("Uitkomst", e => Outcome(e.Outcome)),
        new("Gebeurtenis", e => e.Type),
        new("Persoon", e => Who(e)),
        new("Account", e => e.AccountId?.ToString()),
        new("Rollen", e => e.Roles),
        new("Namens", e => e.OrganisationName),
        new("Ingelogd met", e => e.Authorisation),
        new("Getoetst aan", e => e.Checks),
        new("Doel", e => e.Purpose),
        new("Noodprocedure", e => e.Emergency ? "Ja" : "Nee"),
        new("Onderwerp", e => e.ObjectType),
        new("Kenmerk onderwerp", e => e.ObjectId?.ToString()),
        new("Aantal", e => e.ObjectCount),
        new("Bijzonderheden", e => e.Detail),
        new("Toegang via", e => AccessPoint(e.AccessPointKind)),
        new("Netwerkadres", e => e.AccessPoint),
        new("Server", e => e.Source),
        new("Spoor", e => e.TraceId),
        new("Regel", e => e.Id.ToString()),
    ];
}
