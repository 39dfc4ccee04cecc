using Engine.Access;

namespace Engine.Api.Keys;

/// <summary>The account behind a key: a name for logs and requests, and nothing that anybody could sign in with.</summary>
public static class KeyAccount
{
    /// <summary>No sign-in has this name, so none opens the account.</summary>
    public const string Scheme = ApiKeyHandler.SchemeName;

    internal static Account Of(string name)
    {
        var id = Guid.CreateVersion7();
        // a top-level domain that never exists (RFC 2606): nothing is ever sent there
        var mail = $"{id:N}@koppeling.invalid";
        return new() { Id = id, Mail = mail, NormalizedMail = Account.Normalize(mail), Name = $"koppeling {name}", State = AccountState.Disabled, Scheme = Scheme };
    }
}
