using Engine.Audit;
using Engine.Documents;
using Engine.Modules;
using Engine.Tenancy;
using Web.Admin.Accounts;

namespace Web.Admin.AuditLog;

/// <summary>The log in Dutch: labels of codes, and the columns of the download.</summary>
internal static class AuditWords
{
    public static string AccessPoint(AccessPointKind kind) => kind switch
    {
        AccessPointKind.Browser => "Browser",
        AccessPointKind.Api => "Koppeling",
        AccessPointKind.Background => "Achtergrondwerk",
    };

    public static string Who(AuditEvent line) => line.AccountName ?? (line.AccountId is null ? "Systeem of onbekend" : "Iemand die nog niet was ingelogd");

    /// <summary>An event by its id, which is Dutch behind the name of the module: <c>portal.logboek-bekijken</c> is "Logboek bekijken".</summary>
    public static string Event(string type)
    {
        var words = type[(type.IndexOf('.') + 1)..].Replace('-', ' ').Replace(".", ": ", StringComparison.Ordinal);
        return words.Length == 0 ? type : char.ToUpperInvariant(words[0]) + words[1..];
    }

    /// <summary>What is typed to find an event, as ids have it.</summary>
    public static string? EventTyped(string? words) => words?.Trim().Replace(": ", ".", StringComparison.Ordinal).Replace(' ', '-');

    public static IReadOnlyList<XlsxColumn<AuditEvent>> Columns(TenantConfig config, ModuleCatalogue catalogue) =>
    [
        new("Tijdstip", e => e.At),
        new("Actie", e => e.Action.Words()),
        new("Uitkomst", e => e.Outcome.Words()),
        new("Gebeurtenis", e => Event(e.Type)),
        new("Code", e => e.Type),
        new("Persoon", e => Who(e)),
        new("Account", e => e.AccountId?.ToString()),
        new("Rollen", e => Each(e.Roles, id => config.Roles.GetValueOrDefault(id)?.Name)),
        new("Namens", e => e.OrganisationName),
        new("Ingelogd met", e => AccountWords.Level(e.Authorisation)),
        new("Getoetst aan", e => Each(e.Checks, id => catalogue.Features.GetValueOrDefault(id)?.Name ?? catalogue.Permissions.GetValueOrDefault(id)?.Name)),
        new("Doel", e => e.Purpose),
        new("Noodprocedure", e => e.Emergency ? "Ja" : "Nee"),
        new("Onderwerp", e => e.ObjectType),
        new("Kenmerk onderwerp", e => e.ObjectId?.ToString()),
        new("Aantal", e => e.ObjectCount),
        new("Bijzonderheden", e => AccountWords.Detail(e.Detail)),
        new("Toegang via", e => AccessPoint(e.AccessPointKind)),
        new("Netwerkadres", e => e.AccessPoint),
        new("Server", e => e.Source),
        new("Spoor", e => e.TraceId),
        new("Regel", e => e.Id.ToString()),
    ];

    // what has gone from the tenant since keeps its id
    private static string? Each(string? ids, Func<string, string?> name) => ids is null ? null : string.Join(", ", ids.Split(", ").Select(id => name(id) ?? id).Distinct());
}
