using Engine.Access;
using Engine.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Engine.SignIn.SecondSteps.Passkeys;

/// <summary>
/// What the framework's passkey handler asks of accounts: it reads them and their passkeys, of the current tenant only, since the filter of
/// the context stands in between. Writing is done by our own use cases, in one transaction with the log.
/// </summary>
internal sealed class PasskeyStore(PortalDbContext db) : IUserPasskeyStore<Account>
{
    public Task<string> GetUserIdAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(IdOf(user));

    public Task<string?> GetUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Mail);

    public Task<string?> GetNormalizedUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.NormalizedMail);

    public async Task<Account?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        Guid.TryParseExact(userId, "N", out var id) ? await db.Set<Account>().FirstOrDefaultAsync(a => a.Id == id, cancellationToken) : null;

    public Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        db.Set<Account>().FirstOrDefaultAsync(a => a.NormalizedMail == normalizedUserName, cancellationToken);

    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Account user, CancellationToken cancellationToken) =>
        [.. (await db.Set<Passkey>().AsNoTracking().Where(p => p.AccountId == user.Id).ToListAsync(cancellationToken)).Select(Info)];

    public async Task<Account?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) => await (
        from p in db.Set<Passkey>()
        join a in db.Set<Account>() on p.AccountId equals a.Id
        where p.CredentialId == credentialId
        select a).FirstOrDefaultAsync(cancellationToken);

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken) =>
        await db.Set<Passkey>().AsNoTracking().FirstOrDefaultAsync(p => p.AccountId == user.Id && p.CredentialId == credentialId, cancellationToken)
            is { } passkey ? Info(passkey) : null;

    public Task AddOrUpdatePasskeyAsync(Account user, UserPasskeyInfo passkey, CancellationToken cancellationToken) => throw Ours();

    public Task RemovePasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken) => throw Ours();

    public Task SetUserNameAsync(Account user, string? userName, CancellationToken cancellationToken) => throw Ours();

    public Task SetNormalizedUserNameAsync(Account user, string? normalizedName, CancellationToken cancellationToken) => throw Ours();

    public Task<IdentityResult> CreateAsync(Account user, CancellationToken cancellationToken) => throw Ours();

    public Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancellationToken) => throw Ours();

    public Task<IdentityResult> DeleteAsync(Account user, CancellationToken cancellationToken) => throw Ours();

    public void Dispose()
    {
        // the context belongs to the scope
    }

    /// <summary>The id under which an authenticator keeps the account; it says nothing about the person.</summary>
    internal static string IdOf(Account account) => account.Id.ToString("N");

    // statements of attestation are not asked for, so none are kept
    private static UserPasskeyInfo Info(Passkey passkey) => new(
        passkey.CredentialId, passkey.PublicKey, passkey.CreatedAt, (uint)passkey.SignCount, [.. passkey.Transports],
        isUserVerified: true, passkey.IsBackupEligible, passkey.IsBackedUp, attestationObject: [], clientDataJson: []);

    private static NotSupportedException Ours() => new("Accounts and passkeys are written by the use cases of the portal.");
}
