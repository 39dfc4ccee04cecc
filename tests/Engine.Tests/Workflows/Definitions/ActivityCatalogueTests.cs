using Engine.Workflows.Definitions.Catalogue;
using Engine.Workflows.Definitions.Diagrams;
using Engine.Workflows.Values;
using Shouldly;

namespace Engine.Tests.Workflows.Definitions;

public sealed class ActivityCatalogueTests
{
    private static readonly string[] Run =
    [
        "Flowchart", "Sequence", "Start", "End", "FlowNode", "FlowDecision", "FlowSwitch", "FlowFork", "FlowJoin", "If", "Switch", "Fork", "Parallel", "While", "For",
        "ForEach", "ParallelForEach", "Break", "Complete", "Finish", "Fault", "SetVariable", "SetOutput", "SetName", "Correlate", "WriteLine", "Delay", "StartAt",
        "Timer", "Cron", "Event", "PublishEvent", "RunTask", "ExecuteWorkflow", "DispatchWorkflow", "BulkDispatchWorkflows", "SendEmail", "FlowSendHttpRequest",
        "SendHttpRequest", "RunJavaScript",
    ];

    private static readonly string[] Refused = ["NotFoundActivity", "RunCSharp", "RunPython", "HttpEndpoint", "ReadLine"];

    public static TheoryData<string, string> Outcomes => new()
    {
        { "Portal.SendMail", "Done" },
        { "Portal.NotifyUser", "Done" },
        { "Portal.AwaitConsent", "Granted, Refused, Expired, Undeliverable" },
        { "Portal.AwaitApproval", "Approved, Rejected, MoreInfo, Expired" },
        { "Portal.AwaitVerification", "Verified, Rejected, NeedsContact, Expired" },
        { "Portal.AwaitSignature", "Signed, Declined, Expired, Undeliverable" },
        { "Portal.AwaitUpload", "Uploaded, Expired" },
        { "Portal.AwaitProvider", "Accepted, Declined, Expired" },
        { "Portal.CreateDocument", "Done, Failed" },
        { "Portal.WaitWorkingDays", "Done" },
        { "Portal.SetRequestStatus", "Done, Conflict" },
        { "Portal.EnsureSingleRequest", "Free, AlreadyOpen" },
        { "Portal.CheckRule", "True, False" },
        { "Portal.CreateAccount", "Created, AlreadyExists, Refused" },
        { "Portal.SendActivation", "Done, AlreadySent, AlreadyActive" },
        { "Portal.AwaitActivation", "Activated, Expired, Revoked" },
        { "Portal.CallConnector", "Done, NotFound, Failed, Timeout" },
        { "Portal.ForwardToProvider", "Delivered, Failed" },
        { "Portal.CollectItems", "Done, Empty" },
        { "Portal.AuditNote", "Done" },
    };

    [Fact]
    public void All_activities_of_Elsa_that_run_are_known_and_the_others_are_refused_by_name()
    {
        Run.ShouldAllBe(name => IsRun("Elsa." + name) == true);
        Refused.ShouldAllBe(name => IsRun("Elsa." + name) == false);
    }

    [Theory]
    [MemberData(nameof(Outcomes))]
    public void An_outcome_has_words_of_its_own(string type, string outcomes) =>
        outcomes.Split(", ").ShouldAllBe(o => DiagramWords.Outcome(o) != o, type);

    [Theory]
    [InlineData("Faulted")]
    [InlineData("Canceled")]
    [InlineData("Timeout")]
    [InlineData("Failed to connect")]
    [InlineData("Unmatched status code")]
    public void What_ends_otherwise_has_Dutch_words(string outcome) => DiagramWords.Outcome(outcome).ShouldNotBe(outcome);

    [Theory]
    [MemberData(nameof(Outcomes))]
    public void A_portal_activity_has_its_outcomes(string type, string outcomes) =>
        string.Join(", ", new Chart($"a {type}").Read().Tree.Find("a").ShouldNotBeNull().Outcomes.ShouldNotBeNull()).ShouldBe(outcomes);

    [Fact]
    public void There_are_no_other_portal_activities() =>
        ActivityCatalogue.Default.All.Where(t => t.Name.StartsWith("Portal.", StringComparison.Ordinal)).Select(t => t.Name).Order(StringComparer.Ordinal)
            .ShouldBe(Outcomes.Select(row => (string)row[0]).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("a Portal.SendMail", "waitForDelivery", "Literal", "true", "Delivered, Failed")]
    [InlineData("a Portal.SendMail", "waitForDelivery", "JavaScript", "\"x\"", "Done, Delivered, Failed")]
    [InlineData("a Elsa.FlowFork", "branches", "Object", "\"[\\\"P\\\",\\\"Q\\\"]\"", "P, Q")]
    [InlineData("a Elsa.FlowFork", "branches", "Literal", "[]", "Done")]
    [InlineData("a Elsa.FlowSendHttpRequest", "expectedStatusCodes", "Object", "[200,404]", "200, 404, Unmatched status code, Failed to connect, Timeout, Done")]
    [InlineData("a Elsa.RunJavaScript", "possibleOutcomes", "Object", "[\"Ja\"]", "Done, Ja")]
    public void Outcomes_follow_from_inputs(string activity, string input, string syntax, string value, string outcomes) =>
        string.Join(", ", new Chart($"{activity} {Chart.Input(input, syntax, value)}").Read().Tree.Find("a").ShouldNotBeNull().Outcomes.ShouldNotBeNull()).ShouldBe(outcomes);

    [Fact]
    public void A_switch_has_its_labels_and_default() =>
        new Chart("""a Elsa.FlowSwitch "cases":[{"label":"A","condition":null},{"label":"B","condition":null}]""").Read().Tree.Find("a").ShouldNotBeNull().Outcomes.ShouldBe(["A", "B", "Default"]);

    [Theory]
    [InlineData("a Elsa.Delay", true)]
    [InlineData("a Elsa.WriteLine", false)]
    [InlineData("a Elsa.WriteLine \"customProperties\":{\"runAsynchronously\":true}", true)]
    [InlineData("a Portal.SendMail", false)]
    [InlineData("a Portal.SendMail \"waitForDelivery\":true", true)]
    [InlineData("a Elsa.BulkDispatchWorkflows", true)]
    [InlineData("a Elsa.BulkDispatchWorkflows \"waitForCompletion\":false", false)]
    [InlineData("a Elsa.DispatchWorkflow", false)]
    [InlineData("a SendReminder", true)]
    public void What_may_wait_is_known(string activity, bool expected) => new Chart(activity).Read().Tree.Find("a").ShouldNotBeNull().IsBlocking.ShouldBe(expected);

    [Fact]
    public void An_input_that_is_not_set_has_the_default_of_its_type()
    {
        var node = new Chart("a Portal.CallConnector \"attempts\":2").Read().Tree.Find("a").ShouldNotBeNull();

        node.Effective("timeout").ShouldNotBeNull().Text.ShouldBe("00:00:30");
        node.Effective("attempts").ShouldNotBeNull().Expression.IsConstant.ShouldBeTrue();
        node.Effective("attempts").ShouldNotBeNull().Value.ShouldNotBeNull().GetValue<int>().ShouldBe(2);
        node.Effective("operation").ShouldBeNull();
    }

    [Fact]
    public void Every_type_named_in_the_catalogue_exists_and_every_default_fits_it()
    {
        foreach (var type in ActivityCatalogue.Default.All)
        {
            foreach (var input in type.Inputs)
            {
                TypeAliases.TryParse(input.TypeName, out var alias).ShouldBeTrue($"{type.Name}.{input.Name}");
                if (input.Default is not null)
                {
                    Conversion.Try(PlainJson.Read(input.Default), alias, out _).ShouldBeNull($"{type.Name}.{input.Name}");
                }
            }

            foreach (var output in type.Outputs)
            {
                TypeAliases.TryParse(output.TypeName, out _).ShouldBeTrue($"{type.Name}.{output.Name}");
            }

            type.Inputs.Select(i => i.Name).Concat(type.Outputs.Select(o => o.Name)).Concat(type.Ports.Select(p => p.Name)).Where(n => n != "cases")
                .GroupBy(n => n, StringComparer.OrdinalIgnoreCase).ShouldAllBe(g => g.Count() == 1, type.Name);
        }
    }

    private static bool? IsRun(string name) => ActivityCatalogue.Default.Find(name) is { } type ? type.Refusal is null : null;
}
