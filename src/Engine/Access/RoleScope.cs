namespace Engine.Access;

/// <summary>A role for every contract of an organisation, or for one.</summary>
/// <param name="ContractId">Null for every contract.</param>
public readonly record struct RoleScope(string Role, Guid? ContractId)
{
    private const string Everywhere = "alle";

    /// <summary>As forms and workflows carry it: <c>role|alle</c> or <c>role|id</c>.</summary>
    public string Text => $"{Role}|{ContractId?.ToString() ?? Everywhere}";

    /// <param name="text">As <see cref="Text"/>; a role alone is for every contract.</param>
    /// <returns>Null for anything else.</returns>
    public static RoleScope? Parse(string text) => text.Split('|') switch
    {
        [{ Length: > 0 } role] => new RoleScope(role, null),
        [{ Length: > 0 } role, Everywhere] => new RoleScope(role, null),
        [{ Length: > 0 } role, var id] when Guid.TryParse(id, out var contract) => new RoleScope(role, contract),
        _ => null,
    };

    /// <summary>Whether who has this has the other as well.</summary>
    public bool Includes(RoleScope other) => Role == other.Role && (ContractId is null || ContractId == other.ContractId);
}
