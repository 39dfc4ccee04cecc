using Engine.Access;
using Engine.Access.Invitations;
using Engine.Audit;
using Engine.Data;
using Engine.SignIn.EHerkenning;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Testing;
using Testing.Http;

namespace Web.Tests.Account.EHerkenning;

/// <summary>eHerkenning and an account (001-01, 001-57): an invitation is taken up by a means of the organisation that gave it.</summary>
public sealed class ActivationTests : IAsyncLifetime
{
    private const string Host = "mijnzz.localhost";
    private const string Agency = "27312345";
    private const string Municipality = "27254321";

    /// <summary>Has an account at the municipality.</summary>
    private const string Existing = "minima@waterdorp.example";

    private readonly FakeTime clock = new();
    private readonly PortalFactory portal;

    public ActivationTests() => portal = new(
        services => services.AddSingleton<TimeProvider>(clock), new Dictionary<string, string?> { ["DEMO_PASSWORD"] = "appel-kompas-fiets" });

    public Task InitializeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_means_of_the_organisation_is_bound_and_signs_in_from_then_on()
    {
        var token = await InviteAsync("nieuw@handen-genoeg.example", "eherkenning");
        using var visitor = portal.Visit(Host);
        (await AnswerAsync(visitor, token, Agency)).Text.ShouldContain("Welkom, Nieuwe Collega");
        (await InAsync(db => db.Set<Engine.Access.Account>().Where(a => a.Name == "Nieuwe Collega").Select(a => a.State).SingleAsync())).ShouldBe(AccountState.Active);
        (await InAsync(db => db.Set<AuditEvent>().CountAsync(e => e.Type == "portal.eherkenning-koppelen"))).ShouldBe(1);

        using var later = portal.Visit(Host);
        (await AnswerAsync(later, null, Agency)).Text.ShouldContain("Welkom, Nieuwe Collega");
        using var again = portal.Visit(Host);
        (await AnswerAsync(again, token, Agency)).Text.ShouldContain("De uitnodiging werkt niet");
    }

    [Fact]
    public async Task A_means_of_another_organisation_binds_nothing_and_leaves_the_invitation_open()
    {
        var token = await InviteAsync("nieuw@handen-genoeg.example", "eherkenning");
        using var visitor = portal.Visit(Host);
        (await AnswerAsync(visitor, token, Municipality)).Text.ShouldContain("U logde in namens een andere organisatie");
        (await NewestAsync()).ShouldBe(InvitationState.Pending);
        (await AnswerAsync(visitor, token, Agency)).Text.ShouldContain("Welkom, Nieuwe Collega");
    }

    [Fact]
    public async Task A_means_that_opens_another_account_is_not_bound_a_second_time()
    {
        var token = await InviteAsync("nieuw@handen-genoeg.example", "eherkenning");
        using var visitor = portal.Visit(Host);
        var page = await AnswerAsync(visitor, token, Agency, "administratie@handen-genoeg.example");
        page.Text.ShouldContain("Dit middel hoort bij een ander account");
        (await NewestAsync()).ShouldBe(InvitationState.Pending);
    }

    [Theory]
    [InlineData("eherkenning", false)]
    [InlineData("password", true)]
    public async Task The_mail_tells_a_user_name_to_who_signs_in_with_one(string scheme, bool told)
    {
        const string mail = "nieuw@handen-genoeg.example";
        await InviteAsync(mail, scheme);
        var body = await InAsync(async (_, services) => (await services.LettersAsync()).Single(m => m.To == mail).Body);
        body.Contains("gebruikersnaam", StringComparison.Ordinal).ShouldBe(told);
        body.Contains("eHerkenningsmiddel", StringComparison.Ordinal).ShouldBe(!told);
    }

    [Fact]
    public async Task An_account_of_a_password_is_not_opened_by_an_invitation_and_a_means()
    {
        var token = await InviteAsync("nieuw@handen-genoeg.example", "password");
        using var visitor = portal.Visit(Host);
        (await AnswerAsync(visitor, token, Agency)).Text.ShouldContain("Log in zoals u gewend bent");
        (await InAsync(db => db.Set<ExternalLogin>().CountAsync(l => db.Set<Engine.Access.Account>().Any(a => a.Id == l.AccountId && a.Name == "Nieuwe Collega")))).ShouldBe(0);
    }

    [Fact]
    public async Task Who_is_invited_with_an_account_is_asked_whether_it_is_theirs_and_then_it_opens_for_both_organisations()
    {
        var token = await InviteAsync(Existing, "eherkenning");
        using var visitor = portal.Visit(Host);
        var question = await AnswerAsync(visitor, token, Agency);
        question.Address.AbsolutePath.ShouldBe("/inloggen/eherkenning/koppelen");
        question.Text.ShouldContain("Ingrid Mulder");
        question.Text.ShouldContain("1 organisatie");
        (await NewestAsync()).ShouldBe(InvitationState.Pending);
        (await MeansOfExistingAsync()).ShouldBe(1, "nothing is bound before the answer");
        (await visitor.GetAsync("verzekerden")).RedirectsTo.ShouldNotBeNull().AbsolutePath.ShouldBe("/inloggen");

        var entered = await question.Form("koppelen").SubmitAndFollowAsync();
        entered.Address.AbsolutePath.ShouldBe("/organisatie");
        entered.Text.ShouldContain("U werkt nu voor Uitzendbureau Handen Genoeg");
        (await MeansOfExistingAsync()).ShouldBe(2);
        (await NewestAsync()).ShouldBe(InvitationState.Accepted);
        (await portal.LettersAsync("mijnzz")).ShouldContain(l => l.To == Existing && l.Subject == "Nieuw eHerkenningsmiddel");
        (await visitor.GetAsync("inloggen/eherkenning/koppelen")).Text.ShouldContain("De uitnodiging werkt niet");
    }

    [Fact]
    public async Task Whose_account_it_is_not_shows_another_means_and_nothing_is_bound()
    {
        var token = await InviteAsync(Existing, "eherkenning");
        using var visitor = portal.Visit(Host);
        var question = await AnswerAsync(visitor, token, Agency);
        var link = question.Document.QuerySelector("main a[href*='ander=true']")?.GetAttribute("href") ?? "";
        var other = await (await visitor.OpenAsync(link)).Form("simulator").Fill("Persoon", "administratie@handen-genoeg.example").SubmitAndFollowAsync("actie", "inloggen");
        other.Text.ShouldContain("Dit middel hoort bij een ander account", customMessage: "the invitation is still the one that is taken up");
        (await MeansOfExistingAsync()).ShouldBe(1);
        (await NewestAsync()).ShouldBe(InvitationState.Pending);
    }

    [Fact]
    public async Task A_means_that_opens_the_account_already_asks_just_the_same()
    {
        const string mail = "administratie@handen-genoeg.example";
        var account = await InAsync(db => db.Set<Engine.Access.Account>().Where(a => a.Mail == mail).Select(a => a.Id).SingleAsync());
        await InAsync(async db =>
        {
            var left = db.Set<Membership>().Where(m => m.AccountId == account);
            await db.Set<Grant>().Where(g => left.Any(m => m.Id == g.MembershipId)).ExecuteDeleteAsync();
            return await left.ExecuteDeleteAsync();
        });
        var token = await InviteAsync(mail, "eherkenning");
        using var visitor = portal.Visit(Host);
        var question = await AnswerAsync(visitor, token, Agency, mail);
        question.Text.ShouldContain("Femke de Boer");
        question.Text.ShouldContain("geen organisatie");
        (await PlacesAsync()).ShouldBe(0);
        (await question.Form("koppelen").SubmitAsync()).RedirectsTo.ShouldNotBeNull().AbsolutePath.ShouldBe("/");
        (await PlacesAsync()).ShouldBe(1);

        Task<int> PlacesAsync() => InAsync(db => db.Set<Membership>().CountAsync(m => m.AccountId == account));
    }

    [Fact]
    public async Task The_question_waits_ten_minutes_and_in_this_browser_only()
    {
        var token = await InviteAsync(Existing, "eherkenning");
        using var visitor = portal.Visit(Host);
        var question = await AnswerAsync(visitor, token, Agency);
        using var thief = portal.Visit(Host);
        (await thief.GetAsync("inloggen/eherkenning/koppelen")).Text.ShouldNotContain("Ingrid Mulder");
        clock.Advance(TimeSpan.FromMinutes(11));
        (await question.Form("koppelen").SubmitAndFollowAsync()).Text.ShouldContain("De uitnodiging werkt niet");
        (await MeansOfExistingAsync()).ShouldBe(1);
    }

    public async Task DisposeAsync() => await portal.DisposeAsync();

    private Task<int> MeansOfExistingAsync() => InAsync(db =>
        db.Set<ExternalLogin>().CountAsync(l => db.Set<Engine.Access.Account>().Any(a => a.Id == l.AccountId && a.Mail == Existing)));

    /// <summary>State of the invitation that the test made; the demo has invitations of its own.</summary>
    private Task<InvitationState> NewestAsync() => InAsync(db => db.Set<Invitation>().OrderByDescending(i => i.Id).Select(i => i.State).FirstAsync());

    private Task<string> InviteAsync(string mail, string scheme) => InAsync(async (db, services) =>
    {
        var organisation = await db.Set<Organisation>().FirstAsync(o => o.Kvk == Agency);
        if (!await db.Set<Engine.Access.Account>().AnyAsync(a => a.Mail == mail))
        {
            db.Add(new Engine.Access.Account { Mail = mail, NormalizedMail = Engine.Access.Account.Normalize(mail), Name = "Nieuwe Collega", Scheme = scheme });
            await db.SaveChangesAsync();
        }

        await using var change = await services.GetRequiredService<AccessLock>().TakeAsync(organisation.Id, default);
        var sent = await services.GetRequiredService<SendInvitation>().AddAsync(change, organisation, "Nieuwe Collega", mail, [new("administratief", null)], default);
        sent.IsRefused.ShouldBeFalse();
        var body = (await services.LettersAsync()).Single(m => m.To == mail).Body;
        var link = new Uri(body.Split((char[])['\n', ' ']).Single(l => l.Contains("activeren?", StringComparison.Ordinal)).Trim());
        return System.Web.HttpUtility.ParseQueryString(link.Query)["code"] ?? throw new ShouldAssertException($"No code in {link}.");
    });

    private static async Task<VisitedPage> AnswerAsync(Visitor visitor, string? token, string kvk, string? person = null)
    {
        var form = (await visitor.OpenAsync("inloggen/eherkenning" + (token is null ? "" : $"?uitnodiging={token}"))).Form("simulator").Fill("Kvk", kvk);
        return await (person is null ? form.Fill("Anders", "iemand nieuw") : form.Fill("Persoon", person)).SubmitAndFollowAsync("actie", "inloggen");
    }

    private Task<T> InAsync<T>(Func<PortalDbContext, Task<T>> work) => InAsync((db, _) => work(db));

    private async Task<T> InAsync<T>(Func<PortalDbContext, IServiceProvider, Task<T>> work)
    {
        var tenant = portal.Services.GetRequiredService<TenantCatalogue>().Current.Find("mijnzz") ?? throw new InvalidOperationException();
        using var entered = portal.Services.GetRequiredService<CurrentTenant>().Enter(tenant);
        await using var scope = portal.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<PortalDbContext>(), scope.ServiceProvider);
    }
}
