using System.Text;
using Engine.Documents;
using Engine.Workflows.Runtime;
using Engine.Workflows.Tasks;
using Engine.Workflows.Tasks.Deciding;
using Engine.Workflows.Tasks.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Engine.Tests.Workflows.Tasks;

/// <summary>Files that a process asks of a person.</summary>
public sealed class UploadTests
{
    private static readonly byte[] Pdf = "%PDF-1.7 inhoud"u8.ToArray();
    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3];

    [Fact]
    public async Task The_person_who_was_asked_brings_files_and_the_instance_gets_their_ids()
    {
        await using var desk = await TaskDesk.OpenAsync();
        var (asked, other) = (await desk.AddAsync(desk.Linde, "an", "lezer"), await desk.AddAsync(desk.Linde, "bo", "lezer"));
        var instance = await desk.AskAsync(Ask(TaskFlows.Text("userId", asked.Account.ToString()) + TaskFlows.Whole("maxFiles", 2)));
        var task = (await desk.TaskAsync(instance)).Id;
        (await desk.ListAsync(other)).Rows.ShouldBeEmpty();
        (await desk.ListAsync(asked)).Rows.ShouldHaveSingleItem().Kind.ShouldBe(TaskKind.Upload);
        (await UploadAsync(desk, other, task, new UploadedFile("a.pdf", Pdf))).ShouldBe(TaskRefusals.Unknown.Code);
        (await UploadAsync(desk, asked, task, new("uittreksel.pdf", Pdf), new("foto.png", Png))).ShouldBeNull();
        var kept = await desk.RowsAsync(db => db.Set<StoredDocument>().AsNoTracking().OrderBy(d => d.Key).ToListAsync());
        kept.Select(d => (d.FileName, d.MediaType, d.AccountId)).ShouldBe([("uittreksel.pdf", "application/pdf", asked.Account), ("foto.png", "image/png", asked.Account)]);
        (await desk.EndAsync(instance)).ShouldBe([$"Uploaded [\"{kept[0].Id}\",\"{kept[1].Id}\"]"]);
        (await OpenAsync(desk, asked, kept[0].Id)).ShouldNotBeNull().Content.ShouldBe(Pdf);
        (await OpenAsync(desk, other, kept[0].Id)).ShouldBeNull();
    }

    [Theory]
    [InlineData("uittreksel.exe", "uittreksel.pdf")]
    [InlineData("uittreksel.pdf.html", "uittreksel.pdf.pdf")]
    [InlineData("uittreksel", "uittreksel.pdf")]
    public async Task A_file_is_named_by_what_is_in_it(string sent, string kept)
    {
        await using var desk = await TaskDesk.OpenAsync();
        var who = await desk.AddAsync(desk.Desk, "an", "balie");
        var instance = await desk.AskAsync(Ask(TaskFlows.Roles("balie")));
        (await UploadAsync(desk, who, (await desk.TaskAsync(instance)).Id, new UploadedFile(sent, Pdf))).ShouldBeNull();
        (await desk.RowsAsync(db => db.Set<StoredDocument>().SingleAsync())).FileName.ShouldBe(kept);
    }

    [Theory]
    [InlineData("none", "task.no-file")]
    [InlineData("many", "task.file-count")]
    [InlineData("large", "task.file-size")]
    [InlineData("page", "task.file-kind")]
    public async Task What_is_no_file_that_was_asked_for_is_refused(string what, string code)
    {
        await using var desk = await TaskDesk.OpenAsync();
        var who = await desk.AddAsync(desk.Desk, "an", "balie");
        var instance = await desk.AskAsync(Ask(TaskFlows.Roles("balie")));
        UploadedFile[] files = what switch
        {
            "none" => [],
            "many" => [new("a.pdf", Pdf), new("b.pdf", Pdf)],
            "large" => [new("a.pdf", [.. Pdf, .. new byte[TaskUploads.Largest]])],
            _ => [new("a.pdf", Encoding.UTF8.GetBytes("<html>"))],
        };
        (await UploadAsync(desk, who, (await desk.TaskAsync(instance)).Id, files)).ShouldBe(code);
        (await desk.RowsAsync(db => db.Set<StoredDocument>().CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task People_of_an_organisation_with_the_role_bring_files_that_stay_with_it()
    {
        await using var desk = await TaskDesk.OpenAsync();
        var (chef, reader, elsewhere) = (await desk.AddAsync(desk.Linde, "an", "chef"), await desk.AddAsync(desk.Linde, "bo", "lezer"), await desk.AddAsync(desk.Wilg, "cas", "chef"));
        var instance = await desk.AskAsync(Ask(TaskFlows.Roles("chef") + TaskFlows.Text("organisationId", "100")));
        var task = (await desk.TaskAsync(instance)).Id;
        (await desk.ListAsync(chef)).Rows.ShouldHaveSingleItem().Kind.ShouldBe(TaskKind.Upload);
        foreach (var other in new[] { reader, elsewhere })
        {
            (await desk.ListAsync(other)).Rows.ShouldBeEmpty();
            (await UploadAsync(desk, other, task, new UploadedFile("a.pdf", Pdf))).ShouldBe(TaskRefusals.Unknown.Code);
        }

        (await UploadAsync(desk, chef, task, new UploadedFile("a.pdf", Pdf))).ShouldBeNull();
        var kept = await desk.RowsAsync(db => db.Set<StoredDocument>().AsNoTracking().SingleAsync());
        (kept.OrganisationId, kept.OwnerType).ShouldBe((desk.Linde.Id, StoredDocument.OfOrganisation));
        (await desk.EndAsync(instance)).ShouldBe([$"Uploaded [\"{kept.Id}\"]"]);
    }

    [Fact]
    public async Task A_role_of_customers_without_an_organisation_is_a_fault()
    {
        await using var desk = await TaskDesk.OpenAsync();
        var instance = await desk.AskAsync(Ask(TaskFlows.Roles("chef")));
        (await desk.RowsAsync(db => db.Set<WorkflowIncident>().SingleAsync(i => i.InstanceId == instance))).Message.ShouldContain("Zonder organisatie");
    }

    [Fact]
    public async Task Files_that_came_too_late_are_not_kept()
    {
        await using var desk = await TaskDesk.OpenAsync();
        var who = await desk.AddAsync(desk.Desk, "an", "balie");
        var instance = await desk.AskAsync(Ask(TaskFlows.Roles("balie") + TaskFlows.After("01:00:00") + TaskFlows.Reminders("00:30:00")));
        desk.Portal.Clock.Advance(TimeSpan.FromMinutes(30));
        await desk.Portal.DrainAsync();
        (await desk.MailsAsync()).ShouldHaveSingleItem().To.ShouldBe(who.Mail);
        desk.Portal.Clock.Advance(TimeSpan.FromMinutes(30));
        (await desk.EndAsync(instance)).ShouldBe(["Expired null"]);
        (await UploadAsync(desk, who, (await desk.TaskAsync(instance)).Id, new UploadedFile("a.pdf", Pdf))).ShouldBe(TaskRefusals.Ended.Code);
        (await desk.RowsAsync(db => db.Set<StoredDocument>().CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task An_account_that_does_not_exist_is_a_fault()
    {
        await using var desk = await TaskDesk.OpenAsync();
        var instance = await desk.AskAsync(Ask(TaskFlows.Text("userId", Guid.Empty.ToString())));
        (await desk.RowsAsync(db => db.Set<WorkflowIncident>().SingleAsync(i => i.InstanceId == instance))).Message.ShouldBe("Dit account bestaat niet in dit portaal");
    }

    private static string Ask(string more) => TaskFlows.Activity("Portal.AwaitUpload", TaskFlows.Value("documentKinds", "List<String>", """["Uittreksel"]""") + more, "", "documentIds");

    private static async Task<string?> UploadAsync(TaskDesk desk, Worker who, Guid task, params UploadedFile[] files) => TaskDesk.Code(
        await desk.As(who, s => s.GetRequiredService<DecideTask>().HandleAsync(new(task, "Uploaded", null, TaskFields.None) { Files = files }, default)));

    private static Task<OpenedDocument?> OpenAsync(TaskDesk desk, Worker who, Guid document) => desk.As(who, s => s.GetRequiredService<OpenDocument>().HandleAsync(document, default));
}
