using Engine.Access;
using Engine.Audit;
using Engine.Data;
using Engine.Data.Encryption;
using Engine.Tests.Access;
using Engine.Workflows.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Testing;

namespace Engine.Tests.Workflows.Requests;

/// <summary>Who sees which requests.</summary>
public sealed class OwnRequestsTests
{
    [Fact]
    public async Task A_person_sees_the_own_requests_and_a_manager_those_of_the_organisation()
    {
        await using var place = await Workplace.OpenAsync();
        var (manager, reader, other) = (await place.AddAsync("chef", new RoleScope("beheerder", null)), await place.AddAsync("lezer", new RoleScope("lezer", null)), await place.AddAtAsync(place.There, "buur", new RoleScope("beheerder", null)));
        await place.RowsAsync(async db =>
        {
            db.AddRange(
                Request("van de lezer", reader.Account, place.Here.Id), Request("van de chef", manager.Account, place.Here.Id), Request("van de buren", other.Account, place.There.Id),
                Request("van een bezoeker", null, null), Request("voor de organisatie", null, place.Here.Id));
            return await db.SaveChangesAsync();
        });
        (await TitlesAsync(place, reader)).ShouldBe(["van de lezer"]);
        (await TitlesAsync(place, manager)).ShouldBe(["van de chef", "van de lezer", "voor de organisatie"]);
        (await TitlesAsync(place, other)).ShouldBe(["van de buren"]);
    }

    [Fact]
    public async Task Who_manages_one_contract_sees_the_requests_of_that_contract()
    {
        await using var place = await Workplace.OpenAsync();
        var manager = await place.AddAsync("chef", new RoleScope("beheerder", place.One.Id));
        await place.RowsAsync(async db =>
        {
            db.AddRange(Request("van een", null, place.Here.Id, place.One.Id), Request("van twee", null, place.Here.Id, place.Two.Id), Request("van allen", null, place.Here.Id));
            return await db.SaveChangesAsync();
        });
        (await TitlesAsync(place, manager, place.One)).ShouldBe(["van een"]);
    }

    [Fact]
    public async Task A_request_of_somebody_else_does_not_exist()
    {
        await using var place = await Workplace.OpenAsync();
        var (one, two) = (await place.AddAsync("een", new RoleScope("lezer", null)), await place.AddAsync("twee", new RoleScope("lezer", null)));
        var request = Request("van een", one.Account, place.Here.Id);
        await place.RowsAsync(async db =>
        {
            db.AddRange(request, request.Move("aangevraagd", null, request.At));
            return await db.SaveChangesAsync();
        });
        (await place.AsAsync(two, s => s.GetRequiredService<OwnRequests>().FindAsync(request.Id, default))).ShouldBeNull();
        (await place.AsAsync(one, s => s.GetRequiredService<OwnRequests>().FindAsync(request.Id, default))).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_note_is_read_by_the_requester_sealed_in_the_row_and_each_look_is_logged()
    {
        await using var place = await Workplace.OpenAsync();
        var reader = await place.AddAsync("lezer", new RoleScope("lezer", null));
        var request = Request("een account", reader.Account, place.Here.Id);
        await place.AsAsync(reader, async services =>
        {
            var db = services.GetRequiredService<PortalDbContext>();
            db.Add(request);
            db.Add(request.Move("aangevraagd", null, request.At));
            db.Add(request.Move("meer-informatie", services.GetRequiredService<FieldProtector>().Protect("request.note", "Wat is uw functie?"), request.At));
            return await db.SaveChangesAsync();
        });
        var detail = (await place.AsAsync(reader, s => s.GetRequiredService<OwnRequests>().FindAsync(request.Id, default))).ShouldNotBeNull();
        detail.Track.Select(t => t.Note).ShouldContain("Wat is uw functie?");
        (await place.RowsAsync(db => db.Set<AuditEvent>().CountAsync(e => e.Type == OwnRequests.Viewed && e.ObjectId == request.Id))).ShouldBe(1);
    }

    [Fact]
    public async Task Open_and_closed_requests_are_apart_and_come_in_pages()
    {
        await using var place = await Workplace.OpenAsync();
        var reader = await place.AddAsync("lezer", new RoleScope("lezer", null));
        var requests = Enumerable.Range(0, 5).Select(i => Request($"nr {i}", reader.Account, place.Here.Id)).ToList();
        requests[0].End(place.Clock.GetUtcNow(), false);
        await place.RowsAsync(async db =>
        {
            db.AddRange(requests);
            return await db.SaveChangesAsync();
        });
        var open = await place.AsAsync(reader, s => s.GetRequiredService<OwnRequests>().ListAsync(true, 1, 2, default));
        open.Count.ShouldBe(3);
        (await place.AsAsync(reader, s => s.GetRequiredService<OwnRequests>().ListAsync(false, 0, 10, default))).Select(r => r.Title).ShouldBe(["nr 0"]);
    }

    [Fact]
    public async Task A_request_of_another_tenant_is_not_there()
    {
        await using var place = await Workplace.OpenAsync();
        var reader = await place.AddAsync("lezer", new RoleScope("lezer", null));
        await place.Database.As(TestTenants.Zuid, async services =>
        {
            var db = services.GetRequiredService<PortalDbContext>();
            db.Add(Request("van zuid", null, null));
            await db.SaveChangesAsync();
        });
        (await TitlesAsync(place, reader)).ShouldBeEmpty();
    }

    private static async Task<IEnumerable<string>> TitlesAsync(Workplace place, Colleague who, Contract? branch = null) =>
        (await place.AsAsync(who, s => s.GetRequiredService<OwnRequests>().ListAsync(null, 0, 50, default), branch)).Select(r => r.Title).Order(StringComparer.Ordinal);

    private static PortalRequest Request(string title, Guid? requester, Guid? organisation, Guid? contract = null) => new()
    {
        Kind = "portal.account", FormKey = Guid.NewGuid(), Title = title, RequesterId = requester, OrganisationId = organisation, ContractId = contract, Status = "aangevraagd",
        At = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero),
    };
}
