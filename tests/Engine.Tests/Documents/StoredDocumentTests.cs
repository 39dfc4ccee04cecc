using System.Text;
using Engine.Access;
using Engine.Audit;
using Engine.Data;
using Engine.Documents;
using Engine.Features;
using Engine.Jobs;
using Engine.Modules;
using Engine.Tests.Workflows.Consents;
using Engine.Tests.Workflows.Runtime;
using Engine.Workflows.Execution.State;
using Engine.Workflows.Runtime;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Testing;

namespace Engine.Tests.Documents;

/// <summary>Documents that the portal keeps: who makes them, who sees them, how long they stay.</summary>
public sealed class StoredDocumentTests : IAsyncLifetime
{
    private static readonly Guid Smit = Guid.CreateVersion7();
    private static readonly Guid Contract = Guid.CreateVersion7();

    private static readonly Engine.Tenancy.Tenant Noord = TestTenants.Make("noord", """{ "roles": { "hoofdgebruiker": { "name": "Hoofd", "permissions": ["portal.gebruikers-beheren"] } } }""");

    private readonly ConsentPortal portal = new();

    [Fact]
    public async Task A_process_makes_a_text_by_template_and_a_mail_links_to_it()
    {
        portal.Text("brief.md", "Onderwerp: Brief\n\nBeste {{naam}}.");
        portal.Text("klaar.md", "Onderwerp: Klaar\n\nUw document is klaar.");
        await portal.AskAsync(Flows.Sequence("w", Make("brief", "txt", "organisation", Smit.ToString()),
            $$"""
            { "type": "Portal.SendMail", "id": "m", "templateKey": {{Literal("klaar")}}, "to": { "typeName": "List<String>", "expression": { "type": "Object", "value": "[\"jan@example.nl\"]" } },
              "attachments": { "typeName": "List<String>", "expression": { "type": "JavaScript", "value": "[getVariable('V')]" } } }
            """));
        var made = await SingleAsync();
        (made.FileName, made.MediaType, made.OrganisationId, Encoding.UTF8.GetString((await BytesAsync(made.Id)).ShouldNotBeNull())).ShouldBe(("uitdraai.txt", "text/plain; charset=utf-8", Smit, "Beste Jan."));
        (await portal.LettersAsync()).ShouldHaveSingleItem().Body.ShouldContain($"/documenten/{made.Id}");
        (await portal.OutcomeAsync("d")).ShouldBe("Done");
    }

    [Fact]
    public async Task A_process_makes_a_list_of_the_rows_of_its_model_and_no_row_is_a_formula()
    {
        portal.Text("lijst.md", "Onderwerp: Lijst\n\nNaam = naam\nBedrag = bedrag");
        await portal.AskAsync(Flows.Sequence("w", Make("lijst", "csv", "request", "7")));
        var made = await SingleAsync();
        made.OrganisationId.ShouldBeNull();
        Encoding.UTF8.GetString((await BytesAsync(made.Id, Staff)).ShouldNotBeNull()).TrimStart('\uFEFF').ShouldBe("Naam;Bedrag\r\n\"'=1+1\";12,5\r\n");
    }

    [Theory]
    [InlineData("pdf", "request", "7", "formaat")]
    [InlineData("csv", "request", "7", "geen veld")]
    [InlineData("txt", "organisation", "3fa85f64-5717-4562-b3fc-2c963f66afa6", "eigenaar")]
    public async Task A_document_that_cannot_be_made_stops_the_process_with_the_reason(string format, string owner, string id, string reason)
    {
        portal.Text("lijst.md", "Onderwerp: Lijst\n\nNaam = achternaam");
        await portal.Portal.StoreAsync(TestTenants.Noord, Flows.Sequence("w", Make("lijst", format, owner, id)));
        var instance = await portal.Portal.StartAsync(TestTenants.Noord, "w");
        await portal.Portal.DrainAsync();
        (await portal.Portal.InstanceAsync(TestTenants.Noord, instance)).SubStatus.ShouldBe(WorkflowSubStatus.Faulted);
        (await portal.Portal.Read(TestTenants.Noord, db => db.Set<WorkflowIncident>().SingleAsync())).Message.ShouldContain(reason);
        (await portal.Portal.Read(TestTenants.Noord, db => db.Set<StoredDocument>().CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task The_same_work_done_again_finds_what_it_made_and_the_file_stands_sealed()
    {
        var first = await AddAsync(key: "k");
        (await AddAsync(key: "k")).ShouldBe(first);
        Encoding.Latin1.GetString((await SingleAsync()).Content).ShouldNotContain(Convert.ToBase64String("geheim"u8));
    }

    [Theory]
    [InlineData("hoofdgebruiker", true)]
    [InlineData("ander", false)]
    [InlineData("portal.gebruikers-beheren", true)]
    [InlineData("portal.logboek-lezen", false)]
    public async Task Of_the_organisation_those_see_it_who_hold_one_of_its_roles_or_rights(string visibleTo, bool sees) =>
        (await BytesAsync(await AddAsync([visibleTo], StoredDocument.OfOrganisation, Smit.ToString())) is not null).ShouldBe(sees);

    [Fact]
    public async Task Nobody_of_another_organisation_contract_or_tenant_sees_it_whatever_their_role()
    {
        var here = await AddAsync(["hoofdgebruiker"], StoredDocument.OfOrganisation, Smit.ToString());
        var contract = await AddAsync(["hoofdgebruiker"], StoredDocument.OfContract, Contract.ToString());
        var nowhere = await AddAsync(["hoofdgebruiker"], "request", "7");
        (await BytesAsync(here, Person with { OrganisationId = Guid.NewGuid() })).ShouldBeNull();
        (await BytesAsync(here, Person with { Branch = "000012345678" })).ShouldBeNull();
        (await BytesAsync(contract)).ShouldBeNull();
        (await BytesAsync(contract, Person with { Contracts = [new(Contract, "1", "Een", 0, PermissionSet.None)] })).ShouldNotBeNull();
        (await BytesAsync(nowhere)).ShouldBeNull();
        (await BytesAsync(nowhere, Staff)).ShouldNotBeNull();
        (await BytesAsync(here, Staff, TestTenants.Zuid)).ShouldBeNull();
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public async Task A_role_on_one_contract_opens_nothing_of_another_nor_of_the_organisation_as_a_whole(bool onIt, bool sees)
    {
        var other = Guid.CreateVersion7();
        await portal.Portal.As(TestTenants.Noord, async services =>
        {
            var db = services.GetRequiredService<PortalDbContext>();
            db.Add(new Contract { Id = other, OrganisationId = Smit, Number = "2", Name = "Twee", Start = new(2026, 1, 1) });
            await db.SaveChangesAsync();
            return await db.Set<Grant>().Where(g => g.Role == "hoofdgebruiker").ExecuteUpdateAsync(set => set.SetProperty(g => g.ContractId, onIt ? Contract : other));
        });
        var partly = Person with { Contracts = [new(Contract, "1", "Een", 0, PermissionSet.None), new(other, "2", "Twee", 0, PermissionSet.None)] };
        (await BytesAsync(await AddAsync(["hoofdgebruiker"], StoredDocument.OfContract, Contract.ToString()), partly) is not null).ShouldBe(sees);
        (await BytesAsync(await AddAsync(["hoofdgebruiker"], StoredDocument.OfOrganisation, Smit.ToString()), partly)).ShouldBeNull();
        (await BytesAsync(await AddAsync([PortalPermissions.ManageUsers], StoredDocument.OfContract, Contract.ToString()), partly) is not null).ShouldBe(sees);
        (await BytesAsync(await AddAsync([PortalPermissions.ManageUsers], StoredDocument.OfOrganisation, Smit.ToString()), partly)).ShouldBeNull("a right for one contract is none for the organisation");
    }

    [Fact]
    public async Task Each_time_that_it_is_opened_stands_in_the_log_and_a_refusal_gives_nothing()
    {
        var id = await AddAsync(["hoofdgebruiker"], StoredDocument.OfOrganisation, Smit.ToString());
        await BytesAsync(id);
        await BytesAsync(id, Person with { Roles = [] });
        (await portal.Portal.Read(TestTenants.Noord, db => db.Set<AuditEvent>().CountAsync(e => e.Type == "portal.document-openen" && e.ObjectId == id))).ShouldBe(1);
    }

    [Fact]
    public async Task It_goes_after_its_own_date_or_after_the_time_of_the_tenant()
    {
        await AddAsync(keptFor: TimeSpan.FromDays(10));
        await AddAsync(key: "lang");
        foreach (var (days, left) in new[] { (9, 2), (2, 1), (2540, 1), (10, 0) })
        {
            portal.Portal.Clock.Advance(TimeSpan.FromDays(days));
            await portal.Portal.As(TestTenants.Noord, async services =>
            {
                var db = services.GetRequiredService<PortalDbContext>();
                await services.GetServices<JobHandler>().OfType<RetentionJob>().Single().HandleAsync(Guid.Empty, db, default);
                return await db.SaveChangesAsync();
            });
            (await portal.Portal.Read(TestTenants.Noord, db => db.Set<StoredDocument>().CountAsync())).ShouldBe(left);
        }
    }

    [Theory]
    [InlineData("../../etc/passwd", "etcpasswd")]
    [InlineData("a\r\nb.txt", "ab.txt")]
    [InlineData("...", "document")]
    public async Task A_file_name_is_only_a_name(string given, string kept)
    {
        await AddAsync(name: given);
        (await SingleAsync()).FileName.ShouldBe(kept);
    }

    public async Task InitializeAsync() => await portal.Portal.As(TestTenants.Noord, services =>
    {
        var db = services.GetRequiredService<PortalDbContext>();
        db.Add(new Organisation { Id = Smit, Number = "1", Name = "Bakkerij Smit" });
        db.Add(new Contract { Id = Contract, OrganisationId = Smit, Number = "1", Name = "Een", Start = new(2026, 1, 1) });
        db.Add(new Organisation { Id = Staff.OrganisationId, Number = "2", Name = "Verzekeraar", IsStaff = true });
        db.Add(new Account { Id = Person.AccountId, Mail = Person.Mail, NormalizedMail = Account.Normalize(Person.Mail), Name = Person.Name, State = AccountState.Active });
        foreach (var place in new[] { Smit, Staff.OrganisationId })
        {
            var membership = new Membership { AccountId = Person.AccountId, OrganisationId = place };
            db.AddRange(membership, new Grant { MembershipId = membership.Id, Role = "hoofdgebruiker" });
        }

        return db.SaveChangesAsync();
    });

    public async Task DisposeAsync() => await portal.DisposeAsync();

    private static readonly Actor Person = new()
    {
        AccountId = Guid.CreateVersion7(), Name = "Eva", Mail = "eva@example.nl", OrganisationId = Smit, OrganisationNumber = "1", OrganisationName = "Bakkerij Smit", Level = Level.PasswordAndCode,
        Roles = ["hoofdgebruiker"], Permissions = PermissionSet.Of([PortalPermissions.ManageUsers], new ModuleCatalogue([new EngineModule()])), Contracts = [], Stamp = "1",
    };

    private static readonly Actor Staff = Person with { IsStaff = true, OrganisationId = Guid.CreateVersion7() };

    private Task<Guid> AddAsync(string[]? visibleTo = null, string owner = "request", string ownerId = "7", string? key = null, TimeSpan? keptFor = null, string name = "a.txt") =>
        portal.Portal.As(TestTenants.Noord, async services =>
        {
            var made = await services.GetRequiredService<DocumentStore>().AddAsync(new(key, owner, ownerId, name, "text/plain", "geheim"u8.ToArray(), visibleTo ?? [], keptFor), default);
            await services.GetRequiredService<PortalDbContext>().SaveChangesAsync();
            return made.Id;
        });

    private Task<StoredDocument> SingleAsync() => portal.Portal.Read(TestTenants.Noord, db => db.Set<StoredDocument>().AsNoTracking().SingleAsync());

    private Task<byte[]?> BytesAsync(Guid id, Actor? actor = null, Engine.Tenancy.Tenant? tenant = null) => portal.Portal.As(tenant ?? Noord, async services =>
    {
        services.GetRequiredService<CurrentActor>().OrNone = actor ?? Person;
        return (await services.GetRequiredService<OpenDocument>().HandleAsync(id, default))?.Content;
    });

    private static string Make(string template, string format, string owner, string id) => $$"""
        { "type": "Portal.CreateDocument", "id": "d", "templateKey": {{Literal(template)}}, "format": {{Literal(format)}}, "fileName": {{Literal("uitdraai")}}, "ownerType": {{Literal(owner)}},
          "ownerId": {{Literal(id)}}, "visibleTo": { "typeName": "List<String>", "expression": { "type": "Object", "value": "[\"hoofdgebruiker\"]" } },
          "model": { "typeName": "ObjectDictionary", "expression": { "type": "Object", "value": "{ \"naam\": \"Jan\", \"rows\": [ { \"naam\": \"=1+1\", \"bedrag\": 12.5 } ] }" } },
          "documentId": { "typeName": "String", "memoryReference": { "id": "v" } } }
        """;

    private static string Literal(string text) => ConsentPortal.Literal(text);
}
