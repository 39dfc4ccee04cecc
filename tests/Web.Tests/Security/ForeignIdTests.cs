using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Shouldly;
using Testing.Http;

namespace Web.Tests.Security;

/// <summary>
/// Every place where an id can be sent, filled with ids that are real but somebody else's (ISO-2): the answer must be that of an id that
/// nobody has. PORTAL_TESTS=long sends a hundred thousand requests.
/// </summary>
public sealed partial class ForeignIdTests(AttackedPortal portal) : IClassFixture<AttackedPortal>, IAsyncLifetime
{
    private const string Slot = "{id}";

    private static readonly int Requests = Environment.GetEnvironmentVariable("PORTAL_TESTS") == "long" ? 100_000 : 0;

    private IReadOnlyList<Belonging> belongings = [];

    public async Task InitializeAsync() => belongings = await portal.BelongingsAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public void Every_address_with_an_id_has_a_place_here()
    {
        var known = IdPlaces.All.Select(p => "/" + p.Path.Split('?')[0]).Where(p => p.Contains(Slot, StringComparison.Ordinal)).ToList();
        RouteTable.Rows.Keys.Where(r => IdParameter().IsMatch(r))
            .Where(r => !known.Exists(p => Regex.IsMatch(p, $"^{Parameter().Replace(r, "[^/]+")}$"))).ShouldBeEmpty("add a place to IdPlaces for each");
    }

    [Fact]
    public async Task An_id_of_somebody_else_is_answered_as_one_that_nobody_has()
    {
        var plan = Plan();
        var random = new Random(5);
        var wrong = new SortedSet<string>(StringComparer.Ordinal);
        for (var sent = 0; sent < Math.Max(Requests, plan.Count * 2); sent += 2)
        {
            var (place, stranger) = sent / 2 < plan.Count ? plan[sent / 2] : AnyPair(random);
            var nobody = Guid.CreateVersion7();
            var unknown = await AskAsync(place, nobody);
            var foreign = await AskAsync(place, stranger.Id);
            if (foreign.Status != unknown.Status || foreign.Address.AbsolutePath.Replace(stranger.Id.ToString(), Slot, StringComparison.Ordinal) != unknown.Address.AbsolutePath.Replace(nobody.ToString(), Slot, StringComparison.Ordinal) || Neutral(foreign, stranger.Id) != Neutral(unknown, nobody))
            {
                wrong.Add($"{place.Mail} {place.Path} with {stranger}: {foreign.Status} instead of {unknown.Status}, {Difference(Neutral(foreign, stranger.Id), Neutral(unknown, nobody))}");
            }
        }

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_own_id_opens_at_every_place_that_shows_something()
    {
        var wrong = new List<string>();
        foreach (var place in IdPlaces.All.Where(p => p.Opens))
        {
            var own = belongings.First(b => b.What == place.What && !IdPlaces.IsForeign(b, place.Mail));
            var answer = await AskAsync(place, own.Id);
            if (answer.Status != HttpStatusCode.OK)
            {
                wrong.Add($"{place.Mail} {place.Path} with {own}: {answer.Status}");
            }
        }

        wrong.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("999999999999999999999")]
    [InlineData("../../../etc/passwd")]
    [InlineData("'; DROP TABLE Accounts; --")]
    [InlineData("%27%20OR%201=1")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("{00000000-0000-0000-0000-000000000000}")]
    public async Task What_is_no_id_at_all_is_refused_without_a_fault(string garbage)
    {
        foreach (var place in IdPlaces.All)
        {
            var page = await SendAsync(place, Filled(place.Path, place).Replace(Slot, Uri.EscapeDataString(garbage), StringComparison.Ordinal).Replace("{id:N}", garbage, StringComparison.Ordinal), garbage);
            ((int)page.Status).ShouldBeLessThan(500, $"{place.Path} {garbage}");
            page.Body.ShouldNotContain("<script>alert(1)", Case.Sensitive, place.Path);
        }
    }

    /// <summary>Each place with each foreign thing of the kind that belongs there, and with some of other kinds.</summary>
    private List<(IdPlaces.Place Place, Belonging Stranger)> Plan()
    {
        var plan = new List<(IdPlaces.Place, Belonging)>();
        foreach (var place in IdPlaces.All)
        {
            var strangers = belongings.Where(b => IdPlaces.IsForeign(b, place.Mail)).ToList();
            var fitting = strangers.Where(b => b.What == place.What).ToList();
            fitting.ShouldNotBeEmpty($"{place.Mail} {place.Path}: nothing foreign to try");
            plan.AddRange(fitting.Concat(strangers.Where(b => b.What != place.What).DistinctBy(b => b.What).Take(3)).Append(new(place.What, Guid.Empty, "", "", null, null)).Select(s => (place, s)));
        }

        return plan;
    }

    private (IdPlaces.Place Place, Belonging Stranger) AnyPair(Random random)
    {
        var place = IdPlaces.All[random.Next(IdPlaces.All.Length)];
        var strangers = belongings.Where(b => IdPlaces.IsForeign(b, place.Mail)).ToList();
        return (place, strangers[random.Next(strangers.Count)]);
    }

    private Task<VisitedPage> AskAsync(IdPlaces.Place place, Guid id) => SendAsync(
        place,
        Filled(place.Path, place).Replace("{id:N}", id.ToString("N"), StringComparison.Ordinal).Replace(Slot, id.ToString(), StringComparison.Ordinal),
        Filled(place.Value, place).Replace(Slot, id.ToString(), StringComparison.Ordinal));

    /// <summary>Puts own things where an address names two.</summary>
    private string Filled(string text, IdPlaces.Place place) => OwnThing().Replace(text, m => belongings.First(b => b.What.ToString() == m.Groups[1].Value && !IdPlaces.IsForeign(b, place.Mail)).Id.ToString());

    private async Task<VisitedPage> SendAsync(IdPlaces.Place place, string path, string value)
    {
        var visitor = await portal.KnownAsync(place.Mail);
        if (place.Json)
        {
            var message = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = new StringContent(value, Encoding.UTF8, "application/json") };
            message.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
            return await visitor.SendAsync(message);
        }

        if (place.Form is null || place.Field is null)
        {
            return await visitor.GetAsync(path);
        }

        var form = (await visitor.GetAsync(Filled(place.Path, place))).Form(place.Form);
        if (place.Field == "Scope")
        {
            form.Force("State", "grijs");
        }

        // followed, so that what the next page says of it is weighed too
        return await form.Force(place.Field, value).SubmitAndFollowAsync();
    }

    // what differs between two answers to the same question: the token of the form, the time that the session has left, and the id that was sent
    private static string Neutral(VisitedPage page, Guid id) => Tokens().Replace(
        page.Body.Replace(id.ToString(), "*", StringComparison.Ordinal).Replace(id.ToString("N"), "*", StringComparison.Ordinal), "token");

    private static string Difference(string one, string other)
    {
        var same = one.Zip(other).TakeWhile(c => c.First == c.Second).Count();
        return $"'{one[same..Math.Min(one.Length, same + 60)]}' instead of '{other[same..Math.Min(other.Length, same + 60)]}'";
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"[^\"]*\"|=\"[0-9]+\"><p class=\"portal-session__text\">[^<]*")]
    private static partial Regex Tokens();

    [GeneratedRegex(@"\{own:(\w+)\}")]
    private static partial Regex OwnThing();

    /// <summary>An id in the template of a route; what a definition, a kind or a code is called is no id.</summary>
    [GeneratedRegex(@"\{(\w+:guid|Id)\}")]
    private static partial Regex IdParameter();

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
