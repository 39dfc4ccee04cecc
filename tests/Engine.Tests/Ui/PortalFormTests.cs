using Engine.Modules;
using Engine.Ui;
using Microsoft.AspNetCore.Components;
using Shouldly;
using Testing;

namespace Engine.Tests.Ui;

public sealed class PortalFormTests
{
    private static readonly Refusal[] Refusals =
        [new("einddatum-te-vroeg", "Kies een einddatum na de begindatum.", "Einddatum"), new("bezet", "Iemand anders was u voor.")];

    [Fact]
    public async Task The_summary_names_every_refusal_and_links_to_its_field()
    {
        var html = await Form(Refusals, "verzekerden/afmelden?id=7");
        var summary = html.QuerySelector("[role=alert]").ShouldNotBeNull();
        summary.HasAttribute("autofocus").ShouldBeTrue();
        summary.GetAttribute("tabindex").ShouldBe("-1");
        summary.QuerySelectorAll("li").Select(li => li.TextContent.Trim()).ShouldBe(Refusals.Select(r => r.Message));
        // the whole address, since a bare fragment counts from the base address
        summary.QuerySelector("a").ShouldNotBeNull().GetAttribute("href").ShouldBe("verzekerden/afmelden?id=7#Einddatum");
    }

    [Fact]
    public async Task A_refused_field_keeps_what_was_typed_and_is_tied_to_hint_and_error()
    {
        var html = await Form(Refusals, "");
        var input = html.QuerySelector("input#Einddatum").ShouldNotBeNull();
        input.GetAttribute("value").ShouldBe("31-02-2026");
        input.GetAttribute("aria-invalid").ShouldBe("true");
        var described = (input.GetAttribute("aria-describedby") ?? "").Split(' ').Select(id => html.GetElementById(id)?.TextContent).ToList();
        described.ShouldContain(t => t != null && t.Contains("Deze dag telt nog mee."));
        described.ShouldContain(t => t != null && t.Contains("Kies een einddatum na de begindatum."));
        html.QuerySelector("label[for=Einddatum]").ShouldNotBeNull().TextContent.ShouldBe("Einddatum (t/m)");
    }

    [Fact]
    public async Task Without_refusals_nothing_is_invalid_and_no_reference_dangles()
    {
        var html = await Form([], "");
        html.QuerySelector("[role=alert]").ShouldBeNull();
        html.QuerySelector("[aria-invalid]").ShouldBeNull();
        foreach (var id in html.QuerySelectorAll("[aria-describedby]").SelectMany(e => (e.GetAttribute("aria-describedby") ?? "").Split(' ')))
        {
            html.GetElementById(id).ShouldNotBeNull(id);
        }
    }

    [Fact]
    public async Task What_may_stay_empty_says_so() =>
        (await Form([], "")).QuerySelector("label[for=Reden]").ShouldNotBeNull().TextContent.ShouldBe("Reden (niet verplicht)");

    [Theory]
    [InlineData("Einddatum", "Einddatum (t/m, niet verplicht)")]
    [InlineData("Tot en met", "Tot en met (niet verplicht)")]
    public async Task An_end_date_says_once_that_the_day_counts(string label, string expected) =>
        (await Rendering.RenderAsync<PortalForm>(new()
        {
            ["Name"] = "periode", ["Errors"] = Array.Empty<Refusal>(),
            ["ChildContent"] = (RenderFragment)(builder =>
            {
                builder.OpenComponent<DateField>(0);
                builder.AddAttribute(1, "Name", "Dag");
                builder.AddAttribute(2, "Label", label);
                builder.AddAttribute(3, "Inclusive", true);
                builder.CloseComponent();
            }),
        })).QuerySelector("label[for=Dag]").ShouldNotBeNull().TextContent.ShouldBe(expected);

    [Fact]
    public async Task The_form_posts_and_carries_no_style_attribute()
    {
        var html = await Form(Refusals, "");
        html.QuerySelector("form").ShouldNotBeNull().GetAttribute("method").ShouldBe("post");
        html.All.ShouldNotContain(e => e.HasAttribute("style"));
    }

    [Fact]
    public async Task Radio_buttons_are_a_group_whose_first_button_carries_the_name()
    {
        var html = await Rendering.RenderAsync<RadioField>(new()
        {
            ["Name"] = "Soort", ["Label"] = "Soort", ["Value"] = "b", ["Options"] = new Option[] { new("a", "Aanmelden"), new("b", "Afmelden") },
        });
        html.QuerySelector("fieldset > legend").ShouldNotBeNull().TextContent.ShouldBe("Soort");
        html.GetElementById("Soort").ShouldNotBeNull().GetAttribute("value").ShouldBe("a");
        html.QuerySelectorAll("input[type=radio]").Single(r => r.HasAttribute("checked")).GetAttribute("value").ShouldBe("b");
        html.QuerySelectorAll("input").ShouldAllBe(i => html.QuerySelector($"label[for='{i.Id}']") != null);
    }

    private static Task<AngleSharp.Html.Dom.IHtmlDocument> Form(IReadOnlyList<Refusal> refusals, string address) =>
        Rendering.RenderAsync<PortalForm>(new()
        {
            ["Name"] = "afmelden",
            ["Errors"] = refusals,
            ["ChildContent"] = (RenderFragment)(builder =>
            {
                builder.OpenComponent<DateField>(0);
                builder.AddAttribute(1, "Name", "Einddatum");
                builder.AddAttribute(2, "Label", "Einddatum");
                builder.AddAttribute(3, "Value", "31-02-2026");
                builder.AddAttribute(4, "Inclusive", true);
                builder.AddAttribute(5, "Required", true);
                builder.CloseComponent();
                builder.OpenComponent<SelectField>(6);
                builder.AddAttribute(7, "Name", "Reden");
                builder.AddAttribute(8, "Label", "Reden");
                builder.AddAttribute(9, "Options", (IReadOnlyList<Option>)[new("uit-dienst", "Uit dienst")]);
                builder.CloseComponent();
            }),
        }, address: address);
}
