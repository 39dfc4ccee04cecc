using Engine.Access.Requests;
using Engine.Ui;
using Engine.Workflows.Requests;
using Shouldly;

namespace Engine.Tests.Workflows.Requests;

public sealed class RequestTrackTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_new_request_is_at_its_first_step_and_shows_what_comes() =>
        Track("aangevraagd").ShouldBe("Aangevraagd Now, In behandeling Next, Goedgekeurd Next, Account actief Next");

    [Fact]
    public void What_was_skipped_is_not_still_to_come() => Track("aangevraagd", "uitgenodigd").ShouldBe("Aangevraagd Done, Goedgekeurd Now, Account actief Next");

    [Fact]
    public void After_a_detour_comes_the_step_that_was_left() => Track("aangevraagd", "in-behandeling", "meer-informatie")
        .ShouldBe("Aangevraagd Done, In behandeling Done, Meer informatie nodig Now, In behandeling Next, Goedgekeurd Next, Account actief Next");

    [Fact]
    public void An_ending_stops_it_although_the_process_still_runs() => Track("aangevraagd", "geweigerd").ShouldBe("Aangevraagd Done, Niet goedgekeurd Stopped");

    [Fact]
    public void What_has_ended_waits_for_nothing() =>
        Words(RequestTrack.Of(AccountRequestKind.Value, Lines("aangevraagd", "actief"), At, false)).ShouldBe("Aangevraagd Done, Account actief Done");

    [Fact]
    public void A_cancelled_request_says_so_in_plain_words()
    {
        var track = RequestTrack.Of(AccountRequestKind.Value, Lines("aangevraagd"), At, true);
        Words(track).ShouldBe("Aangevraagd Done, Geannuleerd Stopped");
        track[^1].Text.ShouldNotBeNull().ShouldContain("Neem contact met ons op");
    }

    [Fact]
    public void Only_the_present_step_says_what_happens() =>
        RequestTrack.Of(AccountRequestKind.Value, Lines("aangevraagd", "in-behandeling"), null, false).Select(s => s.Text).ShouldBe([null, "Wij beoordelen uw aanvraag.", null, null]);

    [Fact]
    public void A_kind_that_is_gone_still_shows_what_happened() => Words(RequestTrack.Of(null, Lines("aangevraagd", "raar"), null, false)).ShouldBe("aangevraagd Done, raar Now");

    private static string Track(params string[] statuses) => Words(RequestTrack.Of(AccountRequestKind.Value, Lines(statuses), null, false));

    private static List<RequestTrack.Line> Lines(params string[] statuses) => [.. statuses.Select((s, i) => new RequestTrack.Line(s, At.AddHours(i), null))];

    private static string Words(IReadOnlyList<TrackStep> track) => string.Join(", ", track.Select(s => $"{s.Label} {s.State}"));
}
