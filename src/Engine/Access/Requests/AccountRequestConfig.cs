namespace Engine.Access.Requests;

/// <summary>What a form asks besides organisation, name and address.</summary>
public enum AccountRequestField
{
    CustomerNumber,
    Kvk,
    Phone,
    Roles,
    Remark,
}

/// <summary>How a tenant takes requests for an account (000-01: by mail or form; 002-02: form with roles).</summary>
public sealed record AccountRequestConfig
{
    /// <summary>What the applicant reads first; null for a general sentence.</summary>
    public string? Lead { get; init; }

    public IReadOnlyList<AccountRequestField> Fields { get; init; } = [AccountRequestField.CustomerNumber, AccountRequestField.Phone, AccountRequestField.Remark];

    /// <summary>Roles that can be asked for, or that the desk proposes when there is nothing to choose.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];
}
