using System.Globalization;
using Collectiviteit.Deelnemers;
using Engine.Access;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Testing.Http;

namespace Web.Tests.Security;

/// <summary>Every address for every role of every audience of every tenant (ISO-1): what comes is what the tenant file says.</summary>
public sealed class RoleMatrixTests(AttackedPortal portal) : IClassFixture<AttackedPortal>
{
    private const string Agency = "directie@flexkracht-rijnland.example";

    public static IEnumerable<object[]> People => RoleExpectation.People().Select(p => new object[] { p.Tenant, p.Mail });

    [Fact]
    public void Every_address_with_a_feature_is_in_the_table()
    {
        var known = portal.Routes.Where(e => e.Metadata.GetMetadata<Engine.Features.RequireFeatureAttribute>() is not null).Select(e => "/" + e.RoutePattern.RawText?.TrimStart('/'))
            .Where(n => !n.StartsWith("/api/", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal).ToList();
        known.Except(RouteNeeds.Rows.Keys).Except(["/account-aanvragen"]).ShouldBeEmpty("add them to the table");
        RouteNeeds.Rows.Keys.Except(known).ShouldBeEmpty("these addresses are gone");
    }

    [Fact]
    public void The_people_have_every_role_of_the_business_portal() =>
        RoleExpectation.People().Where(p => p.Tenant == "mijnzz").Select(p => p.Mail).ShouldBe(
        [
            "administratie@handen-genoeg.example", "financien@handen-genoeg.example", "beheer@handen-genoeg.example", "minima@waterdorp.example", "inkoop@waterdorp.example",
            "beheer@zakelijk.example", "balie@zakelijk.example",
        ]);

    [Theory]
    [MemberData(nameof(People))]
    public async Task Every_address_answers_each_role_as_the_tenant_file_says(string tenant, string mail)
    {
        var says = new RoleExpectation(tenant, mail);
        await CheckAsync(await portal.AsAsync(mail), await IdsAsync(portal, tenant, says.FirstContract), says, withoutContracts: false);
    }

    [Fact]
    public async Task Who_has_no_contract_any_more_keeps_the_pages_and_reaches_nobody()
    {
        await using var own = new AttackedPortal();
        const string Mail = "administratie@handen-genoeg.example";
        var says = new RoleExpectation("mijnzz", Mail);
        var ids = await IdsAsync(own, "mijnzz", says.FirstContract);
        await own.InAsync("mijnzz", async db =>
        {
            var other = await db.Set<Contract>().Where(c => c.Number == "400200").Select(c => c.OrganisationId).SingleAsync();
            return await db.Set<Contract>().Where(c => c.Number == "400100" || c.Number == "400101").ExecuteUpdateAsync(s => s.SetProperty(c => c.OrganisationId, other));
        });
        await CheckAsync(await own.AsAsync(Mail), ids, says, withoutContracts: true);
    }

    [Fact]
    public async Task Who_works_for_two_organisations_reaches_only_the_one_that_is_chosen_and_the_contract_given_there()
    {
        using var visitor = await portal.AsAsync(Agency);
        var choose = (await visitor.OpenAsync("organisatie")).Form("organisatie");
        foreach (var (number, contract, reached) in new[] { ("200100", "400100", "404"), ("200100", "400101", "200"), ("200110", "400110", "200"), ("200110", "400101", "404"), ("200110", "400200", "404") })
        {
            var organisation = await portal.InAsync("mijnzz", db => db.Set<Organisation>().Where(o => o.Number == number).Select(o => o.Id).SingleAsync());
            choose = (await choose.Force("organisatie", organisation.ToString()).SubmitAndFollowAsync()).FormOrNone("organisatie") ?? (await visitor.OpenAsync("organisatie")).Form("organisatie");
            var (member, _) = await IdsAsync(portal, "mijnzz", contract);
            Short(await visitor.GetAsync($"verzekerden/{member}")).ShouldBe(reached, $"{contract} for {number}");
        }
    }

    private static async Task CheckAsync(Visitor visitor, (Guid Member, Guid Contract) ids, RoleExpectation says, bool withoutContracts)
    {
        var wrong = new List<string>();
        foreach (var (route, needs) in RouteNeeds.Rows)
        {
            var id = needs.Id switch { IdOf.Member => ids.Member, IdOf.Contract => ids.Contract, _ => Guid.CreateVersion7() };
            var path = RouteTable.Rows[route].Path.Replace("{id}", id.ToString(), StringComparison.Ordinal);
            var expected = says.At(needs, withoutContracts);
            var read = Short(await visitor.GetAsync(path));
            var written = Short(await visitor.SendAsync(new(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = new FormUrlEncodedContent([new("_handler", "x")]) }));
            var refused = expected switch { "200" or "404" or "away" => ["400", "404", "405"], _ => (string[])[expected, "405"] };
            if (read != expected || !refused.Contains(written))
            {
                wrong.Add($"{path}: GET {read} instead of {expected}, POST {written}");
            }
        }

        wrong.ShouldBeEmpty();
    }

    private static Task<(Guid Member, Guid Contract)> IdsAsync(AttackedPortal portal, string tenant, string? contract) => contract is null
        ? Task.FromResult((Guid.CreateVersion7(), Guid.CreateVersion7()))
        : portal.InAsync(tenant, async db =>
        {
            var found = await db.Set<Contract>().SingleAsync(c => c.Number == contract);
            return (await db.Set<Deelname>().Where(d => d.ContractId == found.Id && d.Rol == Rol.Hoofdverzekerde).OrderBy(d => d.Id).Select(d => d.Id).FirstOrDefaultAsync(), found.Id);
        });

    private static string Short(VisitedPage page) => page.RedirectsTo is not { } to ? ((int)page.Status).ToString(CultureInfo.InvariantCulture)
        : to.AbsolutePath == "/inloggen" ? "in" : "away";
}
