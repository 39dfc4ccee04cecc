using Engine.Access;
using Engine.Access.Management;

namespace Web.Account.Gebruikers;

/// <summary>One box of the form: a role for one contract or for all.</summary>
public sealed record AccessBox(RoleScope Access, string Label)
{
    public string Value => AccessInput.Text(Access);

    public string Id => $"toegang-{Access.Role}-{Access.ContractId?.ToString("N") ?? AccessInput.Everywhere}";
}

/// <summary>Roles with their contracts as a form carries them: <c>role|alle</c> or <c>role|id</c>.</summary>
public static class AccessInput
{
    public const string Everywhere = "alle";

    public static string Text(RoleScope access) => $"{access.Role}|{access.ContractId?.ToString() ?? Everywhere}";

    /// <summary>What was ticked; "all contracts" makes the single ones of the same role superfluous, and what is no box is left out.</summary>
    public static IReadOnlyList<RoleScope> Parse(IEnumerable<string>? ticked)
    {
        var access = (ticked ?? []).Select(One).OfType<RoleScope>().Distinct().ToList();
        return [.. access.Where(a => a.ContractId is null || !access.Contains(a with { ContractId = null }))];
    }

    /// <summary>The boxes of one role: all contracts where the reach goes so far, and each contract where there are several.</summary>
    public static IReadOnlyList<AccessBox> Boxes(string role, IReadOnlyList<Contract> contracts, AccessReach reach)
    {
        var everywhere = new RoleScope(role, null);
        List<AccessBox> boxes = [];
        if (reach.Covers(everywhere))
        {
            boxes.Add(new(everywhere, "Alle contracten, ook die er nog bij komen"));
        }

        if (boxes.Count == 0 || contracts.Count > 1)
        {
            boxes.AddRange(contracts.Select(c => new AccessBox(new(role, c.Id), $"{c.Number} {c.Name}")).Where(b => reach.Covers(b.Access)));
        }

        return boxes;
    }

    private static RoleScope? One(string text) => text.Split('|') switch
    {
        [{ Length: > 0 } role, Everywhere] => new RoleScope(role, null),
        [{ Length: > 0 } role, var id] when Guid.TryParse(id, out var contract) => new RoleScope(role, contract),
        _ => null,
    };
}
