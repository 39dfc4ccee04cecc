using Engine.Access;
using Engine.Features;
using Engine.Tenancy;
using Shouldly;

namespace Engine.Tests.Features;

public sealed class PortalMenuTests
{
    private const string Navigation = """
        "navigation": { "items": [
          { "page": "portal.start" },
          { "label": "Werk", "items": [{ "page": "proef.lijst", "label": "Mijn lijst" }, { "page": "proef.detail" }] },
          { "label": "Leeg", "items": [{ "page": "portal.functies" }] }] }
        """;

    [Fact]
    public void What_is_off_is_not_in_the_menu_and_a_heading_without_entries_vanishes()
    {
        var menu = Menu("""{ "proef.inzien": { "state": "on" } }""", ProefModule.Person()).Compose("lijst");
        menu.Select(i => i.Label).ShouldBe(["Start", "Werk"]);
        menu[1].Items.Select(i => i.Label).ShouldBe(["Mijn lijst"]);
    }

    [Fact]
    public void What_is_greyed_stays_with_its_reason()
    {
        var menu = Menu("""{ "proef.inzien": { "state": "greyed", "reason": "Tot maandag dicht." } }""", ProefModule.Person()).Compose("");
        var entry = menu[1].Items.ShouldHaveSingleItem();
        entry.State.ShouldBe(Visibility.Greyed);
        entry.Reason.ShouldBe("Tot maandag dicht.");
    }

    [Theory]
    [InlineData("", "Start")]
    [InlineData("lijst", "Mijn lijst")]
    [InlineData("/lijst?naam=poel", "Mijn lijst")]
    [InlineData("lijst/17", "Mijn lijst")]
    [InlineData("lijst/detail/17", "Detail")]
    [InlineData("lijstje", null)]
    public void The_closest_entry_is_the_current_one(string path, string? label)
    {
        var person = ProefModule.Person(contracts: ProefModule.Contract(0, "proef.mag-wijzigen"));
        var menu = Menu("""{ "proef.inzien": { }, "proef.wijzigen": { } }""", person).Compose(path);
        (menu.SelectMany(i => i.Items.Prepend(i)).SingleOrDefault(i => i.IsCurrent)?.Label).ShouldBe(label);
        menu.SelectMany(i => i.Items.Prepend(i)).Count(i => i.IsCurrent).ShouldBe(label is null ? 0 : 1);
    }

    [Fact]
    public void An_audience_may_have_a_menu_and_words_of_its_own()
    {
        var tenant = ProefModule.Tenant("""
            {
              "wording": { "proef.persoon": "verzekerde" },
              "audiences": { "klein": { "name": "Klein", "wording": { "proef.persoon": "cliënt" }, "navigation": { "items": [{ "page": "portal.contact" }] } } }
            }
            """);
        Compose(tenant, ProefModule.Person("klein")).Compose("").ShouldHaveSingleItem().Label.ShouldBe("Contact");
        Compose(tenant, ProefModule.Person()).Compose("").ShouldHaveSingleItem().Label.ShouldBe("Start");
        Word(tenant, ProefModule.Person("klein")).ShouldBe("cliënt");
        Word(tenant, ProefModule.Person()).ShouldBe("verzekerde");
        Word(ProefModule.Tenant("{}"), null).ShouldBe("persoon");
    }

    [Fact]
    public void The_actions_of_the_day_are_those_that_a_person_can_do_now()
    {
        const string Actions = """
            "navigation": { "items": [], "actions": [{ "page": "proef.lijst", "label": "Zoek iemand" }, { "page": "proef.detail" }] }
            """;
        PortalMenu With(string state) => Compose(ProefModule.Tenant($$"""{ "features": { "proef.inzien": { "state": "{{state}}" } }, {{Actions}} }"""), ProefModule.Person());
        With("on").Actions.ShouldNotBeNull().Select(i => i.Label).ShouldBe(["Zoek iemand"]);
        With("greyed").Actions.ShouldNotBeNull().ShouldBeEmpty();
        Menu("""{ "proef.inzien": { } }""", ProefModule.Person()).Actions.ShouldBeNull("this tenant names none, so its whole menu is on the start page");
    }

    [Fact]
    public void A_visitor_has_no_menu() => Menu("""{ "proef.inzien": { } }""", null).Compose("").ShouldBeEmpty();

    private static PortalMenu Menu(string features, Actor? who) => Compose(ProefModule.Tenant($$"""{ "features": {{features}}, {{Navigation}} }"""), who);

    private static PortalMenu Compose(Tenant tenant, Actor? who)
    {
        var (current, actor) = Enter(tenant, who);
        return new(ProefModule.Catalogue, current, actor, new(current, actor, TimeProvider.System));
    }

    private static string Word(Tenant tenant, Actor? who)
    {
        var (current, actor) = Enter(tenant, who);
        return new Words(ProefModule.Catalogue, current, actor)["proef.persoon"];
    }

    private static (CurrentTenant Tenant, CurrentActor Actor) Enter(Tenant tenant, Actor? who)
    {
        var current = new CurrentTenant();
        current.Enter(tenant);
        return (current, new() { OrNone = who });
    }
}
