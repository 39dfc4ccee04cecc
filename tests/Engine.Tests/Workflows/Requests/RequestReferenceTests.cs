using Engine.Workflows.Requests;
using Shouldly;

namespace Engine.Tests.Workflows.Requests;

/// <summary>What people call a request by.</summary>
public sealed class RequestReferenceTests
{
    [Fact]
    public void It_is_the_end_of_the_id_in_two_groups() => RequestReference.Of(Guid.Parse("01a204f7-67ed-7575-96e0-b3f84f2a91bc")).ShouldBe("4F2A-91BC");

    [Theory]
    [InlineData("4F2A-91BC")]
    [InlineData("4f2a91bc")]
    [InlineData(" 4F2A 91bc ")]
    [InlineData("#4F2A\u201391BC")]
    [InlineData("01a204f7-67ed-7575-96e0-b3f84f2a91bc")]
    public void It_is_read_as_people_type_it(string text) => RequestReference.Read(text).ShouldBe("4F2A-91BC");

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("4F2A-91B")]
    [InlineData("4F2A-91BCD")]
    [InlineData("4F2A-91BG")]
    [InlineData("4F2A%91BC")]
    public void Anything_else_is_no_reference(string? text) => RequestReference.Read(text).ShouldBeNull();
}
