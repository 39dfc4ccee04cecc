using Engine.Audit;
using Engine.Data;
using Engine.Jobs;
using Engine.Tenancy;
using Engine.Workflows.Consents;
using Engine.Workflows.Execution.Effects;
using Engine.Workflows.Execution.State;
using Engine.Workflows.Requests;
using Engine.Workflows.Runtime;
using Engine.Workflows.Runtime.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Testing;
using Testing.Smtp;

namespace Engine.Tests.Workflows.Consents;

/// <summary>Consent by a link in a mail: looking changes nothing, and of all answers and ends exactly one counts.</summary>
public sealed class ConsentTests
{
    [Theory]
    [InlineData("jan@example.nl", 1)]
    [InlineData(" JAN@example.nl", 1)]
    [InlineData("jan  de vries", 1)]
    [InlineData("vries", 0)]
    [InlineData("piet@example.nl", 0)]
    public async Task A_question_is_found_by_the_whole_address_or_name_of_who_was_asked(string text, int count)
    {
        await using var consents = new ConsentPortal();
        await consents.AskAsync();
        (await consents.Portal.As(TestTenants.Noord, s => s.GetRequiredService<ConsentOverview>().ListAsync(new(null, null, null, null) { Person = text }, 0, 10, default))).Count.ShouldBe(count);
        (await consents.Portal.As(TestTenants.Zuid, s => s.GetRequiredService<ConsentOverview>().ListAsync(new(null, null, null, null) { Person = text }, 0, 10, default))).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_data_are_used_for_is_told_in_the_words_of_the_tenant_and_else_by_the_title_of_the_text()
    {
        await using var consents = new ConsentPortal();
        await consents.AskAsync();
        (await WordsAsync(consents)).ShouldBe(["Mogen wij uw aanvraag doorsturen?"]);
        consents.Portal.Publish(TestTenants.Make("noord", """{ "purposes": { "doorsturen": "Uw aanvraag doorsturen aan een zorgverlener" } }"""));
        await consents.AskAsync(tenant: consents.Portal.Database.Services.GetRequiredService<TenantCatalogue>().Current.Find("noord"));
        // who answered before keeps the words that they read
        (await WordsAsync(consents)).ShouldBe(["Mogen wij uw aanvraag doorsturen?", "Uw aanvraag doorsturen aan een zorgverlener"], ignoreOrder: true);
    }

    private static async Task<IEnumerable<string>> WordsAsync(ConsentPortal consents) =>
        (await consents.Portal.As(TestTenants.Noord, s => s.GetRequiredService<ConsentOverview>().ListAsync(new(null, null, null, null), 0, 10, default))).Select(r => r.Purpose);

    [Fact]
    public async Task The_page_names_the_day_on_which_the_wait_ends_also_when_a_day_was_closed_since()
    {
        await using var consents = new ConsentPortal();
        var id = await consents.AskAsync(ConsentPortal.Process(""", "expiresAfterWorkingDays": { "typeName": "Int32", "expression": { "type": "Literal", "value": 1 } }""")
            .Replace("\"expiresAfter\"", "\"_\"", StringComparison.Ordinal));
        var first = (await consents.Portal.Read(TestTenants.Noord, db => db.Set<ConsentRequest>().AsNoTracking().SingleAsync())).ExpiresAt.ShouldNotBeNull();
        var closed = TestTenants.Make("noord", $$"""{ "closingDays": [{ "date": "{{Engine.Calendar.DutchTime.DateOf(first):yyyy-MM-dd}}", "name": "Dicht" }] }""");
        consents.Portal.Publish(closed);
        consents.Portal.Clock.Advance(first - consents.Portal.Clock.GetUtcNow());
        await consents.Portal.DrainAsync();
        var timer = (await consents.Portal.BookmarksAsync(closed, id)).Single(b => b.DueAt is not null).DueAt;
        timer.ShouldNotBeNull().ShouldBeGreaterThan(first);
        (await consents.Portal.Read(closed, db => db.Set<ConsentRequest>().AsNoTracking().SingleAsync())).ExpiresAt.ShouldBe(timer);
        (await consents.AnswerAsync((await consents.TokensAsync())[0], true, tenant: closed)).Refusals.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_mail_holds_a_link_and_nothing_of_what_is_asked_and_the_token_is_stored_nowhere()
    {
        await using var consents = new ConsentPortal();
        await consents.AskAsync();
        var letter = (await consents.LettersAsync()).ShouldHaveSingleItem();
        letter.To.ShouldBe("jan@example.nl");
        (letter.Subject + letter.Body).ShouldNotContain("doorsturen");
        letter.Body.ShouldNotContain("Smit");
        var token = (await consents.TokensAsync()).ShouldHaveSingleItem();
        token.ShouldStartWith("noord.");
        token.Length.ShouldBe("noord.".Length + 64);
        (await consents.Portal.Read(TestTenants.Noord, db => db.Set<ConsentLink>().SingleAsync())).Hash.ShouldNotContain(token[6..]);
    }

    [Fact]
    public async Task Who_opens_the_link_reads_the_exact_text_and_what_is_shown()
    {
        await using var consents = new ConsentPortal();
        await consents.AskAsync();
        var opened = (await consents.OpenAsync((await consents.TokensAsync())[0])).ShouldNotBeNull();
        opened.CanAnswer(consents.Portal.Clock.GetUtcNow()).ShouldBeTrue();
        (opened.Consent.Text.Title, opened.Consent.Text.Version, opened.Consent.Person.Name).ShouldBe(("Mogen wij uw aanvraag doorsturen?", "1", "Jan de Vries"));
        opened.Consent.Shown.ShouldBe([("Werkgever", "Bakkerij Smit")]);
    }

    [Fact]
    public async Task Programs_that_scan_mail_may_open_the_link_as_often_as_they_like()
    {
        await using var consents = new ConsentPortal();
        await consents.AskAsync();
        var token = (await consents.TokensAsync())[0];
        for (var i = 0; i < 20; i++)
        {
            (await consents.OpenAsync(token)).ShouldNotBeNull();
        }

        (await consents.StateAsync()).ShouldBe(ConsentState.Pending);
        (await consents.LedgerAsync()).ShouldBe([ConsentEvent.Asked]);
        (await consents.AnswerAsync(token, true)).IsRefused.ShouldBeFalse();
    }

    [Theory]
    [InlineData(true, "Granted", ConsentEvent.Granted)]
    [InlineData(false, "Refused", ConsentEvent.Refused)]
    public async Task The_answer_ends_the_wait_and_stands_in_the_ledger_and_the_log(bool granted, string outcome, ConsentEvent line)
    {
        await using var consents = new ConsentPortal();
        var id = await consents.AskAsync();
        var token = (await consents.TokensAsync())[0];
        (await consents.AnswerAsync(token, granted, "  liever per post ")).IsRefused.ShouldBeFalse();
        await consents.Portal.DrainAsync();
        (await consents.OutcomeAsync()).ShouldBe(outcome);
        (await consents.Portal.LinesAsync(TestTenants.Noord, id)).ShouldBe([outcome]);
        (await consents.LedgerAsync()).ShouldBe([ConsentEvent.Asked, line]);
        (await consents.OpenAsync(token)).ShouldNotBeNull().Consent.Note.ShouldBe("liever per post");
        (await consents.Portal.Read(TestTenants.Noord, db => db.Set<AuditEvent>().CountAsync(e => e.Type == "portal.toestemming-beantwoorden"))).ShouldBe(1);
    }

    [Fact]
    public async Task A_second_answer_is_refused_and_changes_nothing()
    {
        await using var consents = new ConsentPortal();
        await consents.AskAsync();
        var token = (await consents.TokensAsync())[0];
        await consents.AnswerAsync(token, false);
        (await consents.AnswerAsync(token, true)).Refusals.ShouldHaveSingleItem().ShouldBe(DecideConsent.Closed);
        (await consents.StateAsync()).ShouldBe(ConsentState.Refused);
    }

    [Fact]
    public async Task An_answer_without_a_choice_or_with_a_long_note_is_refused_and_the_question_stays_open()
    {
        await using var consents = new ConsentPortal();
        await consents.AskAsync();
        var token = (await consents.TokensAsync())[0];
        (await consents.AnswerAsync(token, null)).Refusals.ShouldHaveSingleItem().ShouldBe(DecideConsent.NoAnswer);
        (await consents.AnswerAsync(token, true, new('a', DecideConsent.MaxNote + 1))).Refusals.ShouldHaveSingleItem().ShouldBe(DecideConsent.LongNote);
        (await consents.StateAsync()).ShouldBe(ConsentState.Pending);
    }

    [Theory]
    [InlineData("onzin")]
    [InlineData("")]
    [InlineData("noord.0000000000000000000000000000000000000000000000000000000000000000")]
    public async Task An_unknown_link_answers_nothing(string token)
    {
        await using var consents = new ConsentPortal();
        await consents.AskAsync();
        (await consents.OpenAsync(token)).ShouldBeNull();
        (await consents.AnswerAsync(token, true)).Refusals.ShouldHaveSingleItem().ShouldBe(DecideConsent.Unknown);
        (await consents.WithdrawAsync(token)).Refusals.ShouldHaveSingleItem().ShouldBe(DecideConsent.Unknown);
    }

    [Fact]
    public async Task A_link_of_another_tenant_or_of_the_other_kind_is_as_unknown_as_any()
    {
        await using var consents = new ConsentPortal();
        await consents.AskAsync();
        await consents.AskAsync(tenant: TestTenants.Zuid);
        var token = (await consents.TokensAsync())[0];
        (await consents.OpenAsync(token, TestTenants.Zuid)).ShouldBeNull();
        (await consents.OpenAsync(token.Replace("noord", "zuid", StringComparison.Ordinal), TestTenants.Zuid)).ShouldBeNull();
        (await consents.OpenAsync(token, kind: ConsentKind.Signature)).ShouldBeNull();
        (await consents.AnswerAsync(token, true, tenant: TestTenants.Zuid)).Refusals.ShouldHaveSingleItem().ShouldBe(DecideConsent.Unknown);
        (await consents.StateAsync()).ShouldBe(ConsentState.Pending);
        (await consents.OpenAsync((await consents.TokensAsync(TestTenants.Zuid))[0], TestTenants.Zuid)).ShouldNotBeNull();
    }

    [Fact]
    public async Task When_its_time_ends_the_process_goes_on_and_no_answer_counts_any_more()
    {
        await using var consents = new ConsentPortal();
        await consents.AskAsync();
        var token = (await consents.TokensAsync())[0];
        consents.Portal.Clock.Advance(TimeSpan.FromDays(5));
        (await consents.AnswerAsync(token, true)).Refusals.ShouldHaveSingleItem().ShouldBe(DecideConsent.Closed, "the timer has not run yet");
        await consents.Portal.DrainAsync();
        (await consents.OutcomeAsync()).ShouldBe("Expired");
        (await consents.StateAsync()).ShouldBe(ConsentState.Expired);
        (await consents.LedgerAsync()).ShouldBe([ConsentEvent.Asked, ConsentEvent.Expired]);
        (await consents.AnswerAsync(token, true)).Refusals.ShouldHaveSingleItem().ShouldBe(DecideConsent.Closed);
    }

    [Fact]
    public async Task An_answer_just_before_the_end_wins_although_the_timer_is_due_when_the_step_runs()
    {
        await using var consents = new ConsentPortal();
        await consents.AskAsync();
        consents.Portal.Clock.Advance(TimeSpan.FromDays(5) - TimeSpan.FromSeconds(1));
        (await consents.AnswerAsync((await consents.TokensAsync())[0], true)).IsRefused.ShouldBeFalse();
        consents.Portal.Clock.Advance(TimeSpan.FromSeconds(1));
        await consents.Portal.DrainAsync();
        (await consents.OutcomeAsync()).ShouldBe("Granted");
        (await consents.LedgerAsync()).ShouldBe([ConsentEvent.Asked, ConsentEvent.Granted]);
    }

    [Fact]
    public async Task A_step_that_ends_the_wait_while_somebody_answers_fails_and_is_done_again()
    {
        await using var consents = new ConsentPortal();
        await consents.AskAsync();
        await consents.AnswerAsync((await consents.TokensAsync())[0], true);
        var work = await consents.Portal.Read(TestTenants.Noord, db => db.Set<ConsentRequest>().Select(r => r.Id).SingleAsync());
        await Should.ThrowAsync<DbUpdateConcurrencyException>(() => consents.Portal.As(TestTenants.Noord, async services =>
        {
            await services.GetRequiredKeyedService<ActivityWork>("Portal.AwaitConsent").EndAsync(work, WorkEnd.Expired, default);
            return true;
        }));
    }

    [Fact]
    public async Task A_question_for_a_request_names_its_reference_in_each_mail_and_another_names_none()
    {
        await using var consents = new ConsentPortal();
        var request = Guid.CreateVersion7();
        await consents.Portal.PublishAsync(TestTenants.Noord, ConsentPortal.Process(ConsentPortal.Reminders("""{"after":"1.00:00:00"}""")));
        var asked = await consents.Portal.StartAsync(TestTenants.Noord, "w");
        await consents.Portal.Read(TestTenants.Noord, db => db.Set<WorkflowInstance>().Where(i => i.Id == asked).ExecuteUpdateAsync(set => set.SetProperty(i => i.RequestId, request)));
        await consents.Portal.DrainAsync();
        consents.Portal.Clock.Advance(TimeSpan.FromDays(1));
        await consents.Portal.DrainAsync();
        var letters = await consents.LettersAsync();
        letters.Count.ShouldBe(2);
        letters.ShouldAllBe(l => l.Body.Contains($"Noem het kenmerk {RequestReference.Of(request)}.", StringComparison.Ordinal));

        await consents.Portal.StartAsync(TestTenants.Noord, "w");
        await consents.Portal.DrainAsync();
        (await consents.LettersAsync())[^1].Body.ShouldNotContain("kenmerk", Case.Insensitive);
    }

    [Fact]
    public async Task Reminders_carry_links_of_their_own_that_work_beside_the_first()
    {
        await using var consents = new ConsentPortal();
        await consents.AskAsync(ConsentPortal.Process(ConsentPortal.Reminders("""{"after":"1.00:00:00"}""", """{"after":"2.00:00:00","templateKey":"nog-eens"}""")));
        consents.Portal.Clock.Advance(TimeSpan.FromDays(2));
        await consents.Portal.DrainAsync();
        (await consents.LettersAsync()).Select(l => l.Subject).ShouldBe(["Wij vragen uw toestemming", "Herinnering: wij vragen uw toestemming", "Nog eens"], ignoreOrder: true);
        (await consents.LedgerAsync()).ShouldBe([ConsentEvent.Asked, ConsentEvent.Reminded, ConsentEvent.Reminded]);
        var tokens = await consents.TokensAsync();
        tokens.Distinct().Count().ShouldBe(3);
        (await consents.OpenAsync(tokens[0])).ShouldNotBeNull();
        (await consents.AnswerAsync(tokens[2], true)).IsRefused.ShouldBeFalse();
        (await consents.AnswerAsync(tokens[1], true)).IsRefused.ShouldBeTrue();
    }

    [Fact]
    public async Task Who_has_answered_is_not_reminded()
    {
        await using var consents = new ConsentPortal();
        await consents.AskAsync(ConsentPortal.Process(ConsentPortal.Reminders("""{"after":"1.00:00:00"}""")));
        await consents.AnswerAsync((await consents.TokensAsync())[0], true);
        consents.Portal.Clock.Advance(TimeSpan.FromDays(2));
        await consents.Portal.DrainAsync();
        (await consents.LettersAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_question_that_is_asked_and_not_needed_in_the_same_step_is_cancelled_and_not_mailed()
    {
        await using var consents = new ConsentPortal();
        await consents.AskAsync($$"""
            { "definitionId": "w", "name": "W",
              "root": { "type": "Elsa.Flowchart", "id": "root", "activities": [ { "type": "Elsa.FlowFork", "id": "f", "branches": { "typeName": "String[]", "expression": { "type": "Object", "value": "[\"A\",\"B\"]" } } },
                  { "type": "Portal.AwaitConsent", "id": "c", "subjectName": {{ConsentPortal.Literal("Jan de Vries")}}, "subjectEmail": {{ConsentPortal.Literal("jan@example.nl")}},
                    "purposeKey": {{ConsentPortal.Literal("doorsturen")}}, "textKey": {{ConsentPortal.Literal("doorsturen")}}, "textVersion": {{ConsentPortal.Literal("1")}} },
                  { "type": "Elsa.Finish", "id": "e" } ],
                "connections": [ { "source": { "activity": "f", "port": "A" }, "target": { "activity": "c", "port": "In" } }, { "source": { "activity": "f", "port": "B" }, "target": { "activity": "e", "port": "In" } } ] } }
            """);
        (await consents.StateAsync()).ShouldBe(ConsentState.Cancelled);
        (await consents.LedgerAsync()).ShouldBe([ConsentEvent.Asked, ConsentEvent.Cancelled], ignoreOrder: true);
        (await consents.LettersAsync()).ShouldBeEmpty();
        (await consents.Portal.Read(TestTenants.Noord, db => db.Set<ConsentLink>().CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task What_is_shown_reads_as_dutch()
    {
        await using var consents = new ConsentPortal();
        await consents.AskAsync(ConsentPortal.Process().Replace(
            "{ \"type\": \"Object\", \"value\": \"{ \\\"Werkgever\\\": \\\"Bakkerij Smit\\\" }\" }",
            "{ \"type\": \"JavaScript\", \"value\": \"({ Akkoord: true, Sinds: new Date('2026-03-01T11:30:00Z') })\" }", StringComparison.Ordinal));
        (await consents.OpenAsync((await consents.TokensAsync())[0])).ShouldNotBeNull().Consent.Shown.ShouldBe([("Akkoord", "Ja"), ("Sinds", "01-03-2026 12:30")]);
    }

    [Theory]
    [InlineData("Win op https://kwaad.example")]
    [InlineData("jan@kwaad.example")]
    public async Task A_name_of_which_a_mail_program_makes_a_link_stops_the_process(string name)
    {
        await using var consents = new ConsentPortal();
        await consents.AskAsync(ConsentPortal.Process().Replace("Jan de Vries", name, StringComparison.Ordinal));
        (await consents.LettersAsync()).ShouldBeEmpty();
        (await consents.Portal.Read(TestTenants.Noord, db => db.Set<WorkflowIncident>().SingleAsync())).Message.ShouldBe("\"subjectName\" is geen naam van een persoon");
    }

    [Fact]
    public async Task A_link_answers_for_its_lifetime_and_the_link_of_a_reminder_after_that()
    {
        await using var consents = new ConsentPortal();
        await consents.AskAsync(ConsentPortal.Process(
            ConsentPortal.Reminders("""{"after":"2.00:00:00"}""") + """, "linkLifetime": { "typeName": "TimeSpan", "expression": { "type": "Literal", "value": "1.00:00:00" } }"""));
        consents.Portal.Clock.Advance(TimeSpan.FromDays(2));
        await consents.Portal.DrainAsync();
        var tokens = await consents.TokensAsync();
        (await consents.OpenAsync(tokens[0])).ShouldNotBeNull().IsOld.ShouldBeTrue();
        (await consents.AnswerAsync(tokens[0], true)).Refusals.ShouldHaveSingleItem().ShouldBe(DecideConsent.Closed);
        (await consents.AnswerAsync(tokens[1], true)).IsRefused.ShouldBeFalse();
        (await consents.OpenAsync(tokens[0])).ShouldNotBeNull().Consent.Request.State.ShouldBe(ConsentState.Granted);
    }

    [Fact]
    public async Task A_mail_that_does_not_arrive_ends_the_wait_as_undeliverable()
    {
        await using var server = await SmtpServer.StartAsync();
        await using var consents = new ConsentPortal(server.Port);
        await consents.AskAsync(ConsentPortal.Process(mail: "weg@example.nl"));
        (await consents.OutcomeAsync()).ShouldBe("Undeliverable");
        (await consents.StateAsync()).ShouldBe(ConsentState.Undeliverable);
        (await consents.LedgerAsync()).ShouldBe([ConsentEvent.Asked, ConsentEvent.Undeliverable]);
    }

    [Fact]
    public async Task A_process_that_is_cancelled_closes_its_question()
    {
        await using var consents = new ConsentPortal();
        var id = await consents.AskAsync();
        await consents.Portal.As(TestTenants.Noord, async services =>
        {
            services.GetRequiredService<Signals>().Add(new() { InstanceId = id, Kind = SignalKind.Cancel, DeliveryKey = "stop", At = consents.Portal.Clock.GetUtcNow() });
            return await services.GetRequiredService<PortalDbContext>().SaveChangesAsync();
        });
        await consents.Portal.DrainAsync();
        (await consents.StateAsync()).ShouldBe(ConsentState.Cancelled);
        (await consents.AnswerAsync((await consents.TokensAsync())[0], true)).Refusals.ShouldHaveSingleItem().ShouldBe(DecideConsent.Closed);
    }

    [Fact]
    public async Task Words_that_were_read_cannot_change_under_their_version()
    {
        await using var consents = new ConsentPortal();
        await consents.AskAsync();
        consents.Text("doorsturen/1.md", "Onderwerp: Anders\n\nWij doen iets anders.");
        var second = await consents.Portal.StartAsync(TestTenants.Noord, "w");
        await consents.Portal.DrainAsync();
        (await consents.Portal.InstanceAsync(TestTenants.Noord, second)).SubStatus.ShouldBe(WorkflowSubStatus.Faulted);
        (await consents.Portal.Read(TestTenants.Noord, db => db.Set<WorkflowIncident>().SingleAsync())).Message.ShouldContain("nieuwe versie");
        (await consents.OpenAsync((await consents.TokensAsync())[0])).ShouldNotBeNull().Consent.Text.Title.ShouldBe("Mogen wij uw aanvraag doorsturen?");
    }

    [Theory]
    [InlineData(true, 1826)]
    [InlineData(false, 90)]
    public async Task What_is_known_of_the_person_goes_after_its_time_and_the_ledger_stays(bool granted, int days)
    {
        await using var consents = new ConsentPortal();
        await consents.AskAsync();
        await consents.AnswerAsync((await consents.TokensAsync())[0], granted);
        foreach (var (pass, left) in new[] { (days - 1, 1), (2, 0) })
        {
            consents.Portal.Clock.Advance(TimeSpan.FromDays(pass));
            await consents.Portal.As(TestTenants.Noord, async services =>
            {
                var db = services.GetRequiredService<PortalDbContext>();
                await services.GetServices<JobHandler>().OfType<RetentionJob>().Single().HandleAsync(Guid.Empty, db, default);
                return await db.SaveChangesAsync();
            });
            (await consents.Portal.Read(TestTenants.Noord, db => db.Set<ConsentRequest>().CountAsync())).ShouldBe(left);
        }

        (await consents.LedgerAsync()).Count.ShouldBe(2);
        (await consents.Portal.Read(TestTenants.Noord, db => db.Set<ConsentLink>().CountAsync())).ShouldBe(0);
    }
}
