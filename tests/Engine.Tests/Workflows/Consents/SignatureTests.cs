using System.Text;
using Engine.Documents;
using Engine.Tests.Workflows.Runtime;
using Engine.Workflows.Consents;
using Engine.Workflows.Execution.State;
using Engine.Workflows.Runtime;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Testing;

namespace Engine.Tests.Workflows.Consents;

/// <summary>Signing a document by a link in a mail.</summary>
public sealed class SignatureTests
{
    private static readonly string Process = Flows.Sequence("w",
        $$"""
        { "type": "Portal.CreateDocument", "id": "d", "templateKey": {{ConsentPortal.Literal("machtiging")}}, "format": {{ConsentPortal.Literal("txt")}}, "fileName": {{ConsentPortal.Literal("machtiging")}},
          "ownerType": {{ConsentPortal.Literal("request")}}, "ownerId": {{ConsentPortal.Literal("7")}}, "documentId": { "typeName": "String", "memoryReference": { "id": "v" } } }
        """,
        $$"""
        { "type": "Portal.AwaitSignature", "id": "c", "signerName": {{ConsentPortal.Literal("Jan de Vries")}}, "signerEmail": {{ConsentPortal.Literal("jan@example.nl")}},
          "documentId": { "typeName": "String", "expression": { "type": "JavaScript", "value": "getVariable('V')" } },
          "signedDocumentId": { "typeName": "String", "memoryReference": { "id": "v" } } }
        """,
        Flows.Script("l", "getVariable('V')"));

    [Fact]
    public async Task The_signer_reads_the_document_by_the_link_and_signs_exactly_that()
    {
        await using var consents = Signing();
        var id = await consents.AskAsync(Process);
        var token = (await consents.TokensAsync()).ShouldHaveSingleItem();
        var opened = (await consents.OpenAsync(token, kind: ConsentKind.Signature)).ShouldNotBeNull().Consent;
        var document = (await DocumentAsync(consents, token)).ShouldNotBeNull();
        Encoding.UTF8.GetString(document.Content).ShouldBe("Hierbij machtig ik Verzekeraar noord.");
        (document.FileName, opened.Document).ShouldBe(("machtiging.txt", new OpenedConsent.Signed("machtiging.txt", Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(document.Content)))));

        (await consents.AnswerAsync(token, true, kind: ConsentKind.Signature)).IsRefused.ShouldBeFalse();
        await consents.Portal.DrainAsync();
        (await consents.OutcomeAsync()).ShouldBe("Signed");
        (await consents.Portal.LinesAsync(TestTenants.Noord, id)).ShouldBe([document.Id.ToString()]);
        (await DocumentAsync(consents, token)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Who_declines_says_why_and_the_link_shows_the_document_no_more()
    {
        await using var consents = Signing();
        await consents.AskAsync(Process);
        var token = (await consents.TokensAsync())[0];
        await consents.AnswerAsync(token, false, "Mijn naam klopt niet", ConsentKind.Signature);
        await consents.Portal.DrainAsync();
        (await consents.OutcomeAsync()).ShouldBe("Declined");
        (await consents.OpenAsync(token, kind: ConsentKind.Signature)).ShouldNotBeNull().Consent.Note.ShouldBe("Mijn naam klopt niet");
        (await DocumentAsync(consents, token)).ShouldBeNull();
        (await DocumentAsync(consents, "noord.0")).ShouldBeNull();
    }

    [Fact]
    public async Task A_signature_is_not_taken_back()
    {
        await using var consents = Signing();
        await consents.AskAsync(Process);
        var token = (await consents.TokensAsync())[0];
        await consents.AnswerAsync(token, true, kind: ConsentKind.Signature);
        (await consents.WithdrawAsync(token)).Refusals.ShouldHaveSingleItem().ShouldBe(DecideConsent.Unknown);
    }

    [Fact]
    public async Task A_document_that_is_not_there_stops_the_process_and_mails_nobody()
    {
        await using var consents = Signing();
        var id = await consents.AskAsync(Flows.Sequence("w", $$"""
            { "type": "Portal.AwaitSignature", "id": "c", "signerName": {{ConsentPortal.Literal("Jan")}}, "signerEmail": {{ConsentPortal.Literal("jan@example.nl")}}, "documentId": {{ConsentPortal.Literal(Guid.NewGuid().ToString())}} }
            """));
        (await consents.Portal.InstanceAsync(TestTenants.Noord, id)).SubStatus.ShouldBe(WorkflowSubStatus.Faulted);
        (await consents.Portal.Read(TestTenants.Noord, db => db.Set<WorkflowIncident>().SingleAsync())).Message.ShouldContain("documentId");
        (await consents.LettersAsync()).ShouldBeEmpty();
    }

    private static ConsentPortal Signing()
    {
        var consents = new ConsentPortal();
        consents.Text("machtiging.md", "Onderwerp: Machtiging\n\nHierbij machtig ik {{portaal.naam}}.");
        return consents;
    }

    private static Task<OpenedDocument?> DocumentAsync(ConsentPortal consents, string token) =>
        consents.Portal.As(TestTenants.Noord, services => services.GetRequiredService<OpenConsent>().DocumentAsync(token, default));
}
