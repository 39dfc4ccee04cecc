using System.Security.Cryptography;
using Engine.Data;
using Engine.Data.Encryption;
using Microsoft.EntityFrameworkCore;

namespace Engine.SignIn.SecondSteps;

/// <summary>Makes, finds and compares the codes that are sent.</summary>
public sealed class SentCodes(PortalDbContext db, FieldProtector protector, TimeProvider time)
{
    private const string HashPurpose = "sign-in.sent-code";

    public static string New() => RandomNumberGenerator.GetString("0123456789", 6);

    public byte[] Hash(Guid account, Guid binding, string code) => protector.SearchHash(HashPurpose, Spelling(account, binding, code));

    /// <summary>Takes the code; the caller saves.</summary>
    public bool Take(SentCode sent, string typed)
    {
        var right = false;
        foreach (var hash in protector.SearchHashes(HashPurpose, Spelling(sent.AccountId, sent.Binding, typed)))
        {
            right |= CryptographicOperations.FixedTimeEquals(hash, sent.Hash);
        }

        sent.EndedAt = right ? time.GetUtcNow() : sent.EndedAt;
        return right;
    }

    /// <summary>The newest code for this purpose in this sign-in or session, alive or not; tracked.</summary>
    public Task<SentCode?> LatestAsync(Guid account, CodePurpose purpose, Guid binding, CancellationToken cancellation) => db.Set<SentCode>()
        .Where(c => c.AccountId == account && c.Purpose == purpose && c.Binding == binding)
        .OrderByDescending(c => c.SentAt).ThenByDescending(c => c.Id).FirstOrDefaultAsync(cancellation);

    /// <summary>All codes of the last day, newest first; tracked.</summary>
    public Task<List<SentCode>> OfLastDayAsync(Guid account, CancellationToken cancellation)
    {
        var since = time.GetUtcNow().AddDays(-1);
        return db.Set<SentCode>().Where(c => c.AccountId == account && c.SentAt > since)
            .OrderByDescending(c => c.SentAt).ThenByDescending(c => c.Id).ToListAsync(cancellation);
    }

    private static string Spelling(Guid account, Guid binding, string code) => $"{account:N}:{binding:N}:{code}";
}
