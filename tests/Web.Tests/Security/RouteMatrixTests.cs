using Collectiviteit.Deelnemers;
using Engine.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Testing.Http;

namespace Web.Tests.Security;

/// <summary>Every address of the host against everybody (ISO-1). An address that is not in <see cref="RouteTable"/> fails.</summary>
public sealed class RouteMatrixTests(AttackedPortal portal) : IClassFixture<AttackedPortal>
{
    /// <summary>Added by the framework; they show nothing of a tenant.</summary>
    private static readonly string[] OfTheFramework = ["/{**path:file}", "/_framework/opaque-redirect"];

    [Fact]
    public void Every_address_is_in_the_table_and_the_table_has_no_other()
    {
        var known = portal.Routes.Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            .Select(Name).Distinct().Except(OfTheFramework).Where(n => !n.StartsWith("/thema/", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
        known.Except(RouteTable.Rows.Keys).ShouldBeEmpty("add them to the table");
        RouteTable.Rows.Keys.Except(known).ShouldBeEmpty("these addresses are gone");
    }

    [Fact]
    public void Files_of_the_portal_itself_are_open_to_everybody() => portal.Routes
        .Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is not null || Name(e).StartsWith("/thema/", StringComparison.Ordinal))
        .ShouldAllBe(e => e.Metadata.GetMetadata<IAllowAnonymous>() != null);

    [Theory]
    [InlineData(null)]
    [InlineData(AttackedPortal.MainUser)]
    [InlineData(AttackedPortal.OneContract)]
    [InlineData(AttackedPortal.Admin)]
    [InlineData(AttackedPortal.Desk)]
    [InlineData(AttackedPortal.OtherTenant)]
    public async Task Every_address_answers_as_the_table_says(string? mail)
    {
        var visitor = await portal.AsAsync(mail);
        await CheckAsync(visitor, row => mail switch
        {
            null => row.Nobody,
            AttackedPortal.MainUser => row.MainUser,
            AttackedPortal.OneContract => row.OneContract,
            AttackedPortal.Admin => row.Admin,
            AttackedPortal.Desk => row.AtDesk,
            _ => row.OtherTenant,
        });
    }

    [Theory]
    [InlineData("bedrijfszorg-sessie=bedrijfszorg.", "izz-sessie=bedrijfszorg.")]
    [InlineData("bedrijfszorg-sessie=bedrijfszorg.", "izz-sessie=izz.")]
    [InlineData("nothing", "nothing")]
    public async Task The_cookie_of_another_tenant_opens_no_address_under_any_name(string own, string renamed)
    {
        var cookies = await AttackedPortal.CookiesAsync(await portal.AsAsync(AttackedPortal.OtherTenant));
        var session = cookies.Single(c => c.Contains("-sessie=", StringComparison.Ordinal)).Replace(own, renamed, StringComparison.Ordinal);
        await CheckAsync(portal.With(AttackedPortal.Host, session), row => row.Nobody);
    }

    private async Task CheckAsync(Visitor visitor, Func<RouteTable.Answers, string> expected)
    {
        var id = await PersonAsync();
        var wrong = new List<string>();
        foreach (var row in RouteTable.Rows.Values)
        {
            var path = row.Path.Replace("{id}", id.ToString(), StringComparison.Ordinal);
            var read = Short(await visitor.GetAsync(path));
            var written = Short(await visitor.SendAsync(new(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = new FormUrlEncodedContent([new("_handler", "x")]) }));
            var mayWrite = expected(row) switch
            {
                // programs are sent nowhere
                _ when row.Path.StartsWith("api/", StringComparison.Ordinal) => ["401", "404", "405"],
                "200" or "away" or "404" => ["400", "404", "405", "in"],
                var other => (string[])[other, "405"],
            };
            if (read != expected(row) || !mayWrite.Contains(written))
            {
                wrong.Add($"{path}: GET {read} instead of {expected(row)}, POST {written}");
            }
        }

        wrong.ShouldBeEmpty();
    }

    private Task<Guid> PersonAsync() => portal.InAsync("izz", db => db.Set<Deelname>()
        .Where(d => d.Rol == Rol.Hoofdverzekerde && d.Eind > DateOnly.FromDateTime(DateTime.Today) && db.Set<Contract>().Any(c => c.Id == d.ContractId && c.Number == "300100")).OrderBy(d => d.Id).Select(d => d.Id).FirstAsync());

    private static string Name(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText?.TrimStart('/');

    private static string Short(VisitedPage page) => page.RedirectsTo is not { } to ? ((int)page.Status).ToString(System.Globalization.CultureInfo.InvariantCulture)
        : to.AbsolutePath == "/inloggen" ? "in" : "away";
}
