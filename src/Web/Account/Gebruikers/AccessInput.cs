using Engine.Access;
using Engine.Access.Management;

namespace Web.Account.Gebruikers;

/// <summary>One box of the form: a role for one contract or for all.</summary>
public sealed record AccessBox(RoleScope Access, string Label)
{
    public string Value => Access.Text;

    public string Id => $"toegang-{Access.Role}-{Access.ContractId?.ToString("N") ?? "alle"}";
}

/// <summary>Roles with their contracts as boxes of a form.</summary>
public static class AccessInput
{
    /// <summary>What was ticked; "all contracts" makes the single ones of the same role superfluous, and what is no box is left out.</summary>
    public static IReadOnlyList<RoleScope> Parse(IEnumerable<string>? ticked)
    {
        var access = (ticked ?? []).Select(RoleScope.Parse).OfType<RoleScope>().Distinct().ToList();
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
}
