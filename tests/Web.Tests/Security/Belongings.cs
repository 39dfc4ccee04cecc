using System.Text.Json;
using Collectiviteit.Aanmeldingen;
using Collectiviteit.Aanmeldingen.Gezin;
using Collectiviteit.Deelnemers;
using Collectiviteit.Mutaties;
using Collectiviteit.Uploads;
using Engine.Access;
using Engine.Access.Invitations;
using Engine.Api.Keys;
using Engine.Audit;
using Engine.Bulk.Uploads;
using Engine.Data;
using Engine.Data.Encryption;
using Engine.Documents;
using Engine.Features;
using Engine.Inbox;
using Engine.Jobs;
using Engine.News;
using Engine.Questions;
using Engine.SignIn;
using Engine.SignIn.SecondSteps;
using Engine.Webhooks;
using Engine.Workflows.Requests;
using Engine.Workflows.Tasks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Web.Tests.Security;

internal enum Thing
{
    Account, Organisation, Contract, Member, Person, Failed, FailedNew, Draft, Upload, Row, Message, Document, Key, Webhook, WebhookMessage, Link, News, Request, Task, Membership, Invitation, Passkey, Session, Instance, LogLine, DeadWork,
}

/// <summary>Something with an id, and whose it is.</summary>
/// <param name="Organisation">Number; empty for what only staff of the tenant see.</param>
/// <param name="Contract">Number, for what only people of that contract reach; else null.</param>
/// <param name="Mail">The one person whose it is; else null.</param>
internal sealed record Belonging(Thing What, Guid Id, string Tenant, string Organisation, string? Contract, string? Mail);

/// <summary>One of everything for a person of the demo, at one contract.</summary>
internal sealed class Belongings(PortalDbContext db, IServiceProvider services, string tenant, string mail, string contract)
{
    private readonly List<Belonging> made = [];

    /// <summary>Key that <see cref="Thing.Key"/> is the row of.</summary>
    public string KeyText { get; private set; } = "";

    public async Task<IReadOnlyList<Belonging>> MakeAsync()
    {
        var where = await db.Set<Contract>().SingleAsync(c => c.Number == contract);
        var organisation = await db.Set<Organisation>().SingleAsync(o => o.Id == where.OrganisationId);
        var account = await db.Set<Engine.Access.Account>().SingleAsync(a => a.Mail == mail);
        Add(Thing.Account, account.Id, organisation);
        Add(Thing.Organisation, organisation.Id, organisation);
        Add(Thing.Contract, where.Id, organisation, contract);
        Add(Thing.Membership, await db.Set<Membership>().Where(m => m.AccountId == account.Id && m.OrganisationId == organisation.Id).Select(m => m.Id).SingleAsync(), organisation);
        AddAccess(organisation, account, where);
        await AddPeopleAsync(organisation, account, where);
        await AddLettersAsync(organisation, account, where);
        await AddUploadAsync(organisation, account, where);
        AddOfTheTenant();
        await db.SaveChangesAsync();
        if (await db.Set<WorkTask>().AsNoTracking().FirstOrDefaultAsync() is { } task)
        {
            made.Add(new(Thing.Task, task.Id, tenant, "", null, null));
            made.Add(new(Thing.Instance, task.InstanceId, tenant, "", null, null));
        }

        return made;
    }

    private void AddAccess(Organisation organisation, Engine.Access.Account account, Contract where)
    {
        var now = DateTimeOffset.UtcNow;
        var (secret, text) = ApiKeySecret.New();
        KeyText = text;
        var address = $"{secret.Prefix}@koppeling.invalid";
        var program = new Engine.Access.Account { Mail = address, NormalizedMail = address.ToUpperInvariant(), Name = "koppeling", State = AccountState.Disabled, Scheme = KeyAccount.Scheme };
        var invited = new Engine.Access.Account { Mail = "u" + address, NormalizedMail = "U" + address.ToUpperInvariant(), Name = "Genodigde", State = AccountState.Invited };
        var key = new ApiKey
        {
            OrganisationId = organisation.Id, AccountId = program.Id, Name = "Salaris", Prefix = secret.Prefix, SecretHash = secret.Hash, MadeById = account.Id, MadeByName = "Proef", MadeAt = now, ExpiresAt = now.AddDays(5),
            Level = Level.Password,
        };
        db.AddRange(program, invited, key);
        db.AddRange(Collectiviteit.Permissions.All.Select(p => new ApiKeyScope { KeyId = key.Id, Permission = p.Id, ContractId = where.Id }));
        Add(Thing.Key, key.Id, organisation);
        var endpoint = new WebhookEndpoint
        {
            OrganisationId = organisation.Id, Url = "https://pakket.example/", Description = "Salaris", MadeById = account.Id, MadeByName = "Proef", MadeAt = now, Level = Level.Password,
            Secret = services.GetRequiredService<FieldProtector>().Protect(WebhookEndpoint.Purpose, WebhookSignature.NewSecret()),
        };
        Add(Thing.Webhook, Kept(endpoint), organisation);
        Add(Thing.WebhookMessage, Kept(new WebhookMessage { EndpointId = endpoint.Id, Kind = TestWebhook.Kind, Payload = "{}", CreatedAt = now, QueuedAt = now, State = WebhookState.Dead }), organisation);
        Add(Thing.Invitation, Kept(new Invitation { OrganisationId = organisation.Id, AccountId = invited.Id, Name = "Genodigde", Mail = invited.Mail, At = now, ExpiresAt = now.AddDays(5), SentAt = now }), organisation);
        Add(Thing.Passkey, Kept(new Passkey { AccountId = account.Id, Name = "Sleutel", CredentialId = Guid.NewGuid().ToByteArray(), PublicKey = [1], Transports = [], CreatedAt = now }), organisation, mail: mail);
    }

    private async Task AddPeopleAsync(Organisation organisation, Engine.Access.Account account, Contract where)
    {
        if (await db.Set<Deelname>().Where(d => d.ContractId == where.Id && d.Rol == Rol.Hoofdverzekerde && !db.Set<Mutatie>().Any(m => m.DeelnameId == d.Id)).OrderBy(d => d.Id).FirstOrDefaultAsync() is not { } member)
        {
            return;
        }

        Add(Thing.Member, member.Id, organisation, contract);
        Add(Thing.Person, member.DeelnemerId, organisation, contract);
        var enrolled = new Aanmelding { ContractId = where.Id, Ingangsdatum = new(2026, 9, 1), Voorletters = "K.", Achternaam = "Nowak", Geboortedatum = new(1990, 4, 12) };
        db.Add(enrolled);
        Add(Thing.FailedNew, Kept(Failed(account, where, MutatieSoort.Aanmelding, null, enrolled.Id)), organisation, contract);
        Add(Thing.Failed, Kept(Failed(account, where, MutatieSoort.Afmelding, member.Id, null)), organisation, contract);
        services.GetRequiredService<CurrentActor>().OrNone = new()
        {
            AccountId = account.Id, Name = account.Name, Mail = mail, OrganisationId = organisation.Id, OrganisationNumber = organisation.Number, OrganisationName = organisation.Name, Level = Level.None, Roles = [],
            Permissions = PermissionSet.None, Contracts = [], Stamp = "",
        };
        Add(Thing.Draft, await services.GetRequiredService<Concepten>().BeginAsync(null, default), organisation, mail: mail);
    }

    private async Task AddLettersAsync(Organisation organisation, Engine.Access.Account account, Contract where)
    {
        var document = await services.GetRequiredService<DocumentStore>().AddAsync(new(null, StoredDocument.OfContract, where.Id.ToString(), "brief.txt", "text/plain", [1], [account.Id.ToString()], null), default);
        Add(Thing.Document, document.Id, organisation, contract, mail);
        var messages = await services.GetRequiredService<InboxPost>().SendAsync($"proef:{mail}", [new(ContractId: where.Id, OrganisationId: organisation.Id)], "Financieel", "Uw brief", "Zie de bijlage.", [document.Id], default);
        Add(Thing.Message, messages[0], organisation, contract);
        var request = new PortalRequest { Kind = QuestionKind.Id, FormKey = Guid.NewGuid(), Title = "Een vraag", RequesterId = account.Id, OrganisationId = organisation.Id, Status = "gesteld", At = DateTimeOffset.UtcNow };
        db.Add(request.Move(request.Status, null, request.At));
        Add(Thing.Request, Kept(request), organisation);
    }

    private async Task AddUploadAsync(Organisation organisation, Engine.Access.Account account, Contract where)
    {
        var import = services.GetRequiredService<AanEnAfmeldingen>();
        var columns = (await import.DefinitionAsync([where.Id], default)).Columns;
        var upload = new BulkUpload
        {
            Kind = import.Kind, OrganisationId = organisation.Id, AccountId = account.Id, AccountName = account.Name, FileName = "rijen.xlsx", Sha256 = Guid.NewGuid().ToString("N"), Contracts = [where.Id],
            UploadedAt = DateTimeOffset.UtcNow, Rows = 1, Done = 1, Refused = 1, FinishedAt = DateTimeOffset.UtcNow,
        };
        Add(Thing.Upload, Kept(upload), organisation, contract);
        var content = JsonSerializer.Serialize(new RowContent([.. columns.Select(_ => "")], []));
        Add(Thing.Row, Kept(new BulkRow { UploadId = upload.Id, Number = 2, State = RowState.Refused, Content = services.GetRequiredService<FieldProtector>().Protect("portal.uploadregel", content) }), organisation, contract);
    }

    private void AddOfTheTenant()
    {
        var now = DateTimeOffset.UtcNow;
        made.Add(new(Thing.News, Kept(new NewsItem { Title = "Nieuws", Text = "Van de verzekeraar.", From = new(2026, 1, 1) }), tenant, "", null, null));
        made.Add(new(Thing.LogLine, Kept(new AuditEvent { At = now, Action = AuditAction.Read, Outcome = AuditOutcome.Success, Type = "proef", Source = "proef", AccessPointKind = AccessPointKind.Background }), tenant, "", null, null));
        var head = new QueueHead { TenantId = tenant, Kind = "proef", RowId = Guid.CreateVersion7(), Due = now, DeadSince = now };
        db.Add(head);
        made.Add(new(Thing.DeadWork, head.Id, tenant, "", null, null));
    }

    /// <summary>What a sign-in leaves, once there was one.</summary>
    public static async Task<IReadOnlyList<Belonging>> SessionsAsync(PortalDbContext db, string tenant) =>
        await db.Set<Session>().AsNoTracking().Join(db.Set<Engine.Access.Account>(), s => s.AccountId, a => a.Id, (s, a) => new Belonging(Thing.Session, s.Id, tenant, "", null, a.Mail)).ToListAsync();

    private static Mutatie Failed(Engine.Access.Account account, Contract where, MutatieSoort kind, Guid? member, Guid? enrolled) => new()
    {
        Soort = kind, DeelnameId = member, AanmeldingId = enrolled, ContractId = where.Id, AanvraagId = Guid.CreateVersion7(), Datum = new(2026, 9, 1), Reden = kind == MutatieSoort.Afmelding ? "eigen-verzoek" : null,
        Status = MutatieStatus.Mislukt, Fout = "Dat kan niet.", Oplossing = "Doe het anders.", IngediendOp = DateTimeOffset.UtcNow, AfgehandeldOp = DateTimeOffset.UtcNow, DoorAccountId = account.Id, DoorNaam = account.Name,
    };

    private Guid Kept(Entity row)
    {
        db.Add(row);
        return row.Id;
    }

    private void Add(Thing what, Guid id, Organisation organisation, string? contract = null, string? mail = null) => made.Add(new(what, id, tenant, organisation.Number, contract, mail));
}
