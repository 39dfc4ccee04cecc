using Engine.Access;
using Engine.Data;
using Engine.Data.Encryption;
using Microsoft.EntityFrameworkCore;

namespace Engine.SignIn.EHerkenning;

/// <summary>Finds the account that a means opens, and binds means to accounts.</summary>
public sealed class ExternalLogins(PortalDbContext db, FieldProtector protector, TimeProvider time)
{
    private const string OrganisationPurpose = "portal.eherkenning-organisatie";
    private const string ActingPurpose = "portal.eherkenning-persoon";

    /// <returns>
    /// The account, tracked; null when the means is bound to none. An organisation is tried under each of its numbers, in the broker's order.
    /// </returns>
    public async Task<Account?> FindAsync(Statement statement, CancellationToken cancellation)
    {
        var acting = Hashes(ActingPurpose, statement.ActingSubject);
        foreach (var subject in statement.Organisations)
        {
            var organisation = Hashes(OrganisationPurpose, Spelling(subject));
            var account = await (
                from l in db.Set<ExternalLogin>()
                join a in db.Set<Account>() on l.AccountId equals a.Id
                where l.Issuer == statement.Issuer && organisation.Contains(l.Organisation) && acting.Contains(l.Acting)
                select a).FirstOrDefaultAsync(cancellation);
            if (account is not null)
            {
                return account;
            }
        }

        return null;
    }

    /// <summary>Adds the means to the unit of work, under each number of the organisation.</summary>
    public void Bind(Account account, Statement statement) => db.AddRange(statement.Organisations.Distinct().Select(subject => new ExternalLogin
    {
        AccountId = account.Id,
        Issuer = statement.Issuer,
        Organisation = Hash(OrganisationPurpose, Spelling(subject)),
        Acting = Hash(ActingPurpose, statement.ActingSubject),
        CreatedAt = time.GetUtcNow(),
    }));

    private static string Spelling(LegalSubject subject) => $"{subject.Kind}:{subject.Value}";

    private string Hash(string purpose, string text) => Convert.ToHexStringLower(protector.SearchHash(purpose, text));

    private List<string> Hashes(string purpose, string text) => [.. protector.SearchHashes(purpose, text).Select(Convert.ToHexStringLower)];
}
