package org.needlelab.ui.exam.internal;

import java.io.ByteArrayInputStream;
import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.needlelab.exam.item.Medium;
import org.needlelab.ui.Widgets;

/** The media of an item: pictures with their alternative text, which stands alone where there is no picture to show. */
final class Pictures {

	private static final int MAX_HEIGHT = 420;

	private Pictures() {
	}

	/** Shows a medium. */
	static void show(Composite parent, Medium medium, Scenery scenery, String language) {
		String alternative = medium.alternative().in(language);
		Optional<ImageData> data = scenery.file(medium.file()).flatMap(Pictures::read);
		data.ifPresent(d -> {
			Label picture = Widgets.named(new Label(parent, SWT.NONE), "item.picture." + medium.id(), alternative);
			double scale = Math.min(1, Math.min((double) scenery.pictureWidth() / d.width, (double) MAX_HEIGHT / d.height));
			picture.setImage(image(picture, d, scale));
			GridDataFactory.swtDefaults().applyTo(picture);
		});
		Widgets.role(Widgets.paragraph(parent, alternative), "muted");
	}

	/** The picture in bytes; empty when it is none that can be shown. */
	static Optional<ImageData> read(byte[] bytes) {
		try {
			return Optional.of(new ImageData(new ByteArrayInputStream(bytes)));
		} catch (SWTException e) {
			// a film, or a kind of picture that the system cannot read
			return Optional.empty();
		}
	}

	/** An image that goes when the control goes. */
	static Image image(Control owner, ImageData data, double scale) {
		ImageData scaled = scale == 1 ? data
				: data.scaledTo(Math.max(1, (int) Math.round(data.width * scale)), Math.max(1, (int) Math.round(data.height * scale)));
		Image image = new Image(owner.getDisplay(), scaled);
		owner.addListener(SWT.Dispose, e -> image.dispose());
		return image;
	}
}
