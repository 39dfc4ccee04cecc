using System.Text;
using System.Text.Json;
using Engine.Api.Keys;
using Engine.Calendar;
using Engine.Data;
using Engine.Data.Encryption;
using Engine.Documents;
using Engine.Features;
using Engine.Inbox;
using Microsoft.EntityFrameworkCore;

namespace Engine.Access.Demo;

/// <summary>A message to who works for an organisation.</summary>
/// <param name="Organisation">Number of the organisation.</param>
/// <param name="DaysAgo">How long before the first start it was sent.</param>
public sealed record DemoMessage(string Organisation, string Category, string Subject, string Text, int DaysAgo)
{
    /// <summary>Number of the contract that it is about; null for the organisation as a whole.</summary>
    public string? Contract { get; init; }

    /// <summary>Addresses of the demo accounts that have read it.</summary>
    public IReadOnlyList<string> ReadBy { get; init; } = [];

    /// <summary>A file with it; null for none.</summary>
    public DemoFileAttached? Attachment { get; init; }
}

/// <param name="VisibleTo">Role ids.</param>
public sealed record DemoFileAttached(string FileName, string Text, IReadOnlyList<string> VisibleTo);

/// <summary>A key of the API that has expired, so that no secret is needed for it.</summary>
/// <param name="Organisation">Number of the organisation.</param>
/// <param name="MadeBy">Address of the demo account that made it.</param>
/// <param name="Permissions">Permission ids.</param>
public sealed record DemoKey(string Organisation, string MadeBy, string Name, IReadOnlyList<string> Permissions);

/// <summary>Makes what has happened before the first start: messages, read or not, and keys of the API that have expired.</summary>
public sealed class DemoHistory(PortalDbContext db, DocumentStore documents, FieldProtector protector, TimeProvider time)
{
    public async Task HandleAsync(DemoFile file, CancellationToken cancellation)
    {
        var organisations = await db.Set<Organisation>().AsNoTracking().ToDictionaryAsync(o => o.Number, cancellation);
        var contracts = await db.Set<Contract>().AsNoTracking().ToDictionaryAsync(c => c.Number, c => c.Id, cancellation);
        var accounts = await db.Set<Account>().AsNoTracking().ToDictionaryAsync(a => a.NormalizedMail, cancellation);
        var sent = await db.Set<InboxMessage>().Select(m => m.Key).Where(k => k.StartsWith("demo:")).ToListAsync(cancellation);
        foreach (var (number, demo) in file.Messages.Index())
        {
            var key = $"demo:{number}";
            if (!sent.Contains(key))
            {
                await AddAsync(demo, key, organisations[demo.Organisation].Id, demo.Contract is { } c ? contracts[c] : null, accounts, cancellation);
            }
        }

        var made = await db.Set<ApiKey>().Select(k => k.Name).ToListAsync(cancellation);
        foreach (var demo in file.Keys.Where(k => !made.Contains(k.Name)))
        {
            Add(demo, organisations[demo.Organisation], accounts[Account.Normalize(demo.MadeBy)]);
        }

        await db.SaveChangesAsync(cancellation);
    }

    private async Task AddAsync(DemoMessage demo, string key, Guid organisation, Guid? contract, Dictionary<string, Account> accounts, CancellationToken cancellation)
    {
        List<Guid> attached = [];
        if (demo.Attachment is { } attachment)
        {
            var (kind, owner) = contract is { } id ? (StoredDocument.OfContract, id) : (StoredDocument.OfOrganisation, organisation);
            var document = await documents.AddAsync(
                new(key, kind, owner.ToString(), attachment.FileName, CsvWriter.ContentType, Encoding.UTF8.GetBytes(attachment.Text), attachment.VisibleTo, null), cancellation);
            attached.Add(document.Id);
        }

        // at office hours: half past nine in the morning by the Dutch clock
        var message = new InboxMessage
        {
            Key = key, OrganisationId = organisation, ContractId = contract, Category = demo.Category, Documents = attached,
            Content = protector.Protect(InboxMessage.Purpose, JsonSerializer.Serialize(new InboxContent(demo.Subject, demo.Text))),
            SentAt = DutchTime.At(DutchTime.Today(time).AddDays(-demo.DaysAgo), new(9, 30)),
        };
        db.Add(message);
        db.AddRange(demo.ReadBy.Select(mail => new InboxMark { MessageId = message.Id, AccountId = accounts[Account.Normalize(mail)].Id }));
    }

    private void Add(DemoKey demo, Organisation organisation, Account maker)
    {
        var (secret, _) = ApiKeySecret.New();
        var (account, now) = (KeyAccount.Of(demo.Name), time.GetUtcNow());
        var key = new ApiKey
        {
            OrganisationId = organisation.Id, AccountId = account.Id, Name = demo.Name, Prefix = secret.Prefix, SecretHash = secret.Hash, MadeById = maker.Id, MadeByName = maker.Name,
            MadeAt = now.AddDays(-380), ExpiresAt = now.AddDays(-15), LastUsedAt = now.AddDays(-16), WarnedAt = now.AddDays(-29), Level = Level.Password,
        };
        db.AddRange(account, key);
        db.AddRange(demo.Permissions.Select(p => new ApiKeyScope { KeyId = key.Id, Permission = p }));
    }
}
