namespace Engine.Access;

/// <summary>A role for every contract of an organisation, or for one.</summary>
/// <param name="ContractId">Null for every contract.</param>
public readonly record struct RoleScope(string Role, Guid? ContractId)
{
    /// <summary>Whether who has this has the other as well.</summary>
    public bool Includes(RoleScope other) => Role == other.Role && (ContractId is null || ContractId == other.ContractId);
}
