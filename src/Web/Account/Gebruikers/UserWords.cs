using Engine.Access;
using Engine.Access.Management;
using Engine.Tenancy;
using Engine.Ui;

namespace Web.Account.Gebruikers;

/// <summary>The overview of users in Dutch.</summary>
internal static class UserWords
{
    public static string State(UserState state) => state switch
    {
        UserState.Active => "Actief",
        UserState.Invited => "Uitgenodigd",
        UserState.Expired => "Uitnodiging verlopen",
        UserState.Stopped => "Uitgeschakeld",
    };

    public static string StateOf(UserLine line) =>
        line.Since is { } since ? $"{State(line.State)} {(line.State == UserState.Expired ? "op" : "sinds")} {Show.Date(Engine.Calendar.DutchTime.DateOf(since))}" : State(line.State);

    /// <summary>Roles with the numbers of their contracts; one line per role.</summary>
    public static IEnumerable<string> Access(UserLine line, IReadOnlyDictionary<string, RoleConfig> roles, IReadOnlyList<Contract> contracts) =>
        line.Access.GroupBy(a => a.Role).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g =>
        {
            var name = roles.TryGetValue(g.Key, out var role) ? role.Name : g.Key;
            var numbers = g.Any(a => a.ContractId is null) ? null : contracts.Where(c => g.Any(a => a.ContractId == c.Id)).Select(c => c.Number);
            return numbers is null ? name : $"{name}: {string.Join(", ", numbers)}";
        });
}
