using Engine.Ui;
using Shouldly;
using Testing;

namespace Engine.Tests.Ui;

public sealed class StatusTrackTests
{
    [Fact]
    public async Task A_track_is_an_ordered_list_that_names_each_state_and_marks_the_present_step()
    {
        var page = await Rendering.RenderAsync<StatusTrack>(new() { ["Items"] = new TrackStep[]
        {
            new("Aangevraagd", TrackState.Done, new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero)), new("In behandeling", TrackState.Now, Text: "Wij kijken.", Note: "Even <geduld>"), new("Klaar", TrackState.Next),
        } });
        var steps = page.QuerySelectorAll("ol > li");
        steps.Select(s => s.QuerySelector(".portal-track__state").ShouldNotBeNull().TextContent).ShouldBe(["Klaar", "Nu", "Hierna"]);
        steps.Select(s => s.GetAttribute("aria-current")).ShouldBe([null, "step", null]);
        steps[0].TextContent.ShouldContain("02-03-2026 10:00");
        steps[1].TextContent.ShouldContain("Even <geduld>");
    }
}
